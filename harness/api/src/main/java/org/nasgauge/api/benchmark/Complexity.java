package org.nasgauge.api.benchmark;

/**
 * What a network costs, by counting.
 *
 * @param parameters trainable parameters
 * @param flops multiply-accumulates of one forward pass over one input, as the field counts FLOPs
 */
public record Complexity(long parameters, long flops) {}
