package org.nasgauge.benchmarks;

import java.util.concurrent.TimeUnit;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.statistics.correlation.RankedPairs;
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

/** At the sizes of NAS-Bench-201 and NAS-Bench-101; one side has 28 distinct values, as FLOPs do. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RankCorrelationBenchmark {
    @Param({"15625", "423624"})
    public int values;

    private double[] flops = {};
    private double[] accuracy = {};

    @Setup
    public void draw() {
        SeededRandom random = SeedTree.root(values).generator();
        flops = new double[values];
        accuracy = new double[values];
        for (int i = 0; i < values; i++) {
            flops[i] = random.nextInt(28);
            accuracy[i] = Math.rint((flops[i] + 10 * random.nextGaussian()) * 1000);
        }
    }

    @Benchmark
    public Object spearman() {
        return RankedPairs.of(flops, accuracy).spearmanRho();
    }

    @Benchmark
    public Object kendallTauB() {
        return RankedPairs.of(flops, accuracy).kendallTauB();
    }
}
