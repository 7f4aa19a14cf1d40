package org.nasgauge.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import org.nasgauge.api.estimate.Estimation;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.estimate.Evidence;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.spaces.nasbench201.CellSpace;
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

/** A predictor with its standard settings learns from 500 cells of NAS-Bench-201 and rates one; scores are made up. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PredictorBenchmark {
    private static final int CELLS = 500;
    private static final Evidence NOTHING = new Evidence(Metric.ACCURACY, Optional.empty(), Map.of());

    @Param({
        "bayesian-linear-regression",
        "gaussian-process",
        "gaussian-process-wl",
        "sparse-gaussian-process",
        "random-forest",
        "xgboost",
        "lightgbm",
        "ngboost"
    })
    public String predictor = "";

    private final Problem problem =
            Problem.of(CellSpace.nasbench201(), List.of(Fidelity.full(200)), Constraint.evaluations(CELLS));
    private final List<Estimation.Evaluated> known = new ArrayList<>();
    private Optional<Estimator> made = Optional.empty();

    @Setup
    public void draw() {
        SeededRandom random = SeedTree.root(CELLS).generator();
        for (int i = 0; i < CELLS; i++) {
            Architecture cell = problem.space().sample(random);
            double score = random.nextGaussian();
            for (int decision = 0; decision < cell.length(); decision++) {
                score += cell.choice(decision);
            }
            known.add(new Estimation.Evaluated(cell, NOTHING, score));
        }
        made = ServiceLoader.load(Estimator.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(one -> one.name().equals(predictor))
                .findFirst();
    }

    @Benchmark
    public double learn() {
        Estimation estimation =
                made.orElseThrow().start(problem, SeedTree.root(1).generator());
        estimation.fit(known);
        return estimation.estimate(known.get(0).architecture(), NOTHING);
    }
}
