package org.nasgauge.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.statistics.agreement.Agreement;
import org.nasgauge.statistics.agreement.AgreementBootstrap;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** All measures of one estimator over the cells of NAS-Bench-201, each with intervals of 1,000 resamples. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class JudgingBenchmark {
    private static final int CELLS = 15_625;

    /** How many values the estimates have: as many as FLOPs, or all different. */
    @Param({"28", "15625"})
    public int distinct;

    private double[] estimates = {};
    private double[] accuracy = {};

    @Setup
    public void draw() {
        SeededRandom random = SeedTree.root(distinct).generator();
        int[] order = random.permutation(CELLS);
        estimates = new double[CELLS];
        accuracy = new double[CELLS];
        for (int i = 0; i < CELLS; i++) {
            estimates[i] = order[i] % distinct;
            accuracy[i] = Math.rint((estimates[i] / distinct + random.nextGaussian() / 3) * 10_000);
        }
    }

    @Benchmark
    public List<Agreement> measuresWithIntervals() {
        return AgreementBootstrap.withDefaults()
                .of(
                        accuracy,
                        List.of(estimates),
                        resample -> SeedTree.root(resample).generator());
    }
}
