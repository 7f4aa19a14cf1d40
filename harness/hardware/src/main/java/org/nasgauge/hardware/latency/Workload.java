package org.nasgauge.hardware.latency;

/**
 * What is timed.
 *
 * @param name unique among what is timed together
 * @param inference of one batch
 */
public record Workload(String name, Runnable inference) {}
