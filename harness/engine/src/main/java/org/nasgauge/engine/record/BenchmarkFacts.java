package org.nasgauge.engine.record;

import java.util.OptionalDouble;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Metric;

/**
 * The benchmark that an experiment ran on, as its reader needs it.
 *
 * @param name its own, wherever its folder lies
 * @param content SHA-256 of what the benchmark answers from, in hexadecimal
 * @param validationSeeds the seed policy of what strategies see
 * @param testSeeds the seed policy of what the judge uses
 * @param fidelity the full one, at which test values are given
 * @param optimum the best test value of the space, where it is known
 */
public record BenchmarkFacts(
        String name,
        String space,
        String content,
        Metric objective,
        Fidelity fidelity,
        String validationSeeds,
        String testSeeds,
        OptionalDouble optimum) {}
