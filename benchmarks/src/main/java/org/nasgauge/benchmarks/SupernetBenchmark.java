package org.nasgauge.benchmarks;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.estimate.Estimation;
import org.nasgauge.api.estimate.Evidence;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.networks.NetworkCounts;
import org.nasgauge.oneshot.Spos;
import org.nasgauge.oneshot.differentiable.Darts;
import org.nasgauge.spaces.nasbench201.CellSpace;
import org.nasgauge.tape.Initialization;
import org.nasgauge.tape.NesterovSgd;
import org.nasgauge.tape.ParameterSet;
import org.nasgauge.tape.RecordedNetwork;
import org.nasgauge.tape.SharedWeights;
import org.nasgauge.tape.SoftmaxCrossEntropy;
import org.nasgauge.tape.UntrainedGraph.Batch;
import org.nasgauge.tape.java.JavaBackend;
import org.nasgauge.training.TapeTrainerProvider;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Steps of weight sharing at the scale of the embedded tables, beside those of one network: each takes a batch of 64 images of
 * an epoch of 32. Setting up the epoch is counted.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+IgnoreUnrecognizedVMOptions", "-XX:LoopUnrollLimit=1000"})
public class SupernetBenchmark {
    private static final int STEPS = 32;
    private static final CellSpace SPACE = CellSpace.nasbench201();
    private static final Evidence NOTHING = new Evidence(Metric.ACCURACY, Optional.empty(), Map.of());
    private static final SeedTree SEED = SeedTree.root(1);

    private final SharedWeights shared = new TapeTrainerProvider()
            .open("the benchmark", SPACE, Map.of())
            .untrained()
            .flatMap(networks -> networks.weightSharing(Need.WeightSharing.Through.SUPERNET))
            .map(SharedWeights.class::cast)
            .orElseThrow();
    private final Problem problem = Problem.of(SPACE, List.of(Fidelity.full(8)), Constraint.evaluations(1))
            .withWeightSharing(shared);
    private final Single single = new Single(shared);
    private final SeededRandom cells = SEED.child("cells").generator();
    private final Estimation trained = spos();

    @Setup(Level.Trial)
    public void train() {
        trained.prepare();
    }

    @TearDown(Level.Trial)
    public void close() {
        single.close();
    }

    private Estimation spos() {
        return Settings.read("the benchmark", new Spos(), Map.of("epochs", 1)).start(problem, SEED.generator());
    }

    @Benchmark
    @OperationsPerInvocation(STEPS)
    public void singleStep() {
        single.epoch();
    }

    @Benchmark
    @OperationsPerInvocation(STEPS)
    public double sposStep() {
        return spos().prepare();
    }

    /** A step of the mixture's numbers, and one of the weights. */
    @Benchmark
    @OperationsPerInvocation(STEPS)
    public Proposal dartsStep() {
        var search =
                Settings.read("the benchmark", new Darts(), Map.of("epochs", 1)).start(problem, SEED.generator());
        Proposal epoch = search.ask();
        search.close();
        return epoch;
    }

    /** On 512 validation images, after two batches that recalibrate moments. */
    @Benchmark
    public double score() {
        return trained.estimate(SPACE.sample(cells), NOTHING);
    }

    /** The network of median cost of 201 that are drawn. */
    private static final class Single implements AutoCloseable {
        private final SharedWeights shared;
        private final ParameterSet parameters = new ParameterSet(new JavaBackend(), SEED);
        private final RecordedNetwork recorded;
        private final NesterovSgd sgd;
        private final SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy(10);

        Single(SharedWeights shared) {
            this.shared = shared;
            SeededRandom random = SEED.child("median").generator();
            Architecture median = Stream.generate(() -> SPACE.sample(random))
                    .limit(201)
                    .sorted(Comparator.comparingLong(
                            cell -> NetworkCounts.of(shared.supernet().path(cell::choice))
                                    .multiplyAccumulates()))
                    .skip(100)
                    .findFirst()
                    .orElseThrow();
            this.recorded = RecordedNetwork.of(shared.supernet().path(median::choice), shared.batch(), parameters);
            Initialization.HE_NORMAL.apply(parameters.parameters().values(), SEED.child("weights"));
            this.sgd = new NesterovSgd(parameters.parameters().values(), 0.9, 5e-4);
        }

        void epoch() {
            int[] order = SEED.generator().permutation(shared.training().size());
            for (int step = 0; step < STEPS; step++) {
                int first = step * shared.batch();
                Batch batch = shared.training()
                        .batch(IntStream.range(first, first + shared.batch())
                                .map(at -> order[at])
                                .toArray());
                recorded.image().value().setAll(batch.pixels());
                recorded.tape().forward(org.nasgauge.tape.Mode.TRAINING);
                float[] logits = recorded.output().value().toArray();
                recorded.output().gradient().setAll(loss.gradient(logits, batch.labels()));
                recorded.tape().backward(recorded.output());
                sgd.step(0.01);
            }
        }

        @Override
        public void close() {
            recorded.close();
            parameters.close();
        }
    }
}
