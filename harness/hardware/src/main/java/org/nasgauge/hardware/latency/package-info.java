/**
 * How long networks take: warm-up, samples, rounds interleaved over architectures, and what is said of them. Knows neither
 * networks nor real clocks, so that it can be tried on simulated ones.
 */
@NullMarked
package org.nasgauge.hardware.latency;

import org.jspecify.annotations.NullMarked;
