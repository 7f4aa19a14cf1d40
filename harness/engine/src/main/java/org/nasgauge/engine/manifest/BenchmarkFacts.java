package org.nasgauge.engine.manifest;

import java.util.Collections;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.engine.live.TrainingClock;

/**
 * The benchmark that an experiment ran on, as its reader needs it.
 *
 * @param name its own, wherever its folder lies
 * @param content SHA-256 of what the benchmark answers from, in hexadecimal
 * @param validationSeeds the seed policy of what strategies see
 * @param testSeeds the seed policy of what the judge uses
 * @param fidelity the full one, at which test values are given
 * @param optimum the best test value of the space, where it is known
 * @param joined SHA-256 of each table that further properties are taken from, by its name
 * @param timed whether it knows the seconds of its trainings
 * @param validationPass what its costs hold of the passes over the validation images
 * @param clock what live training is charged by; empty for other benchmarks
 * @param ceiling of estimators, where there are any and trainings were repeated
 */
public record BenchmarkFacts(
        String name,
        String space,
        String content,
        Metric objective,
        Fidelity fidelity,
        String validationSeeds,
        String testSeeds,
        OptionalDouble optimum,
        SortedMap<String, String> joined,
        boolean timed,
        Benchmark.ValidationPass validationPass,
        Optional<TrainingClock> clock,
        Optional<NoiseCeiling> ceiling) {
    public BenchmarkFacts {
        joined = Collections.unmodifiableSortedMap(new TreeMap<>(joined));
    }
}
