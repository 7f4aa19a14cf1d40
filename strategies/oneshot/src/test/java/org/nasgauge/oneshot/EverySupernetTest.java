package org.nasgauge.oneshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasgauge.api.benchmark.WeightSharing;
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
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.networks.Layer;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.NetworkDefined.DeadOperations;
import org.nasgauge.networks.Supernet;
import org.nasgauge.networks.SupernetDefined;
import org.nasgauge.oneshot.differentiable.Darts;
import org.nasgauge.oneshot.mixture.Mixing;
import org.nasgauge.oneshot.mixture.MixtureNetwork;
import org.nasgauge.oneshot.mixture.MixtureNetwork.Pass;
import org.nasgauge.oneshot.mixture.MixtureNetwork.Weights;
import org.nasgauge.oneshot.mixture.Numbers;
import org.nasgauge.oneshot.mixture.Relaxation;
import org.nasgauge.tape.Initialization;
import org.nasgauge.tape.Mode;
import org.nasgauge.tape.Parameter;
import org.nasgauge.tape.ParameterSet;
import org.nasgauge.tape.RecordedNetwork;
import org.nasgauge.tape.SharedWeights;
import org.nasgauge.tape.SoftmaxCrossEntropy;
import org.nasgauge.tape.UntrainedGraph.Batch;
import org.nasgauge.tape.java.JavaBackend;

/** What the supernet of every space does when it is trained. */
class EverySupernetTest {
    static Stream<SearchSpace> spaces() {
        return SupernetSpaces.all();
    }

    @Test
    void spacesOfSeveralKindsHaveSupernets() {
        assertThat(spaces().map(SearchSpace::name))
                .contains(
                        "nasbench201",
                        "nasbench201-729",
                        "transnas-micro",
                        "nasbench-macro",
                        "darts",
                        "nats-size",
                        "chain");
    }

    private static SharedWeights shared(SearchSpace space) {
        return SmallSupernets.shared(SupernetSpaces.supernet(space));
    }

    /** Those through which something flows, as the supernet tells them. */
    private static Stream<Architecture> connected(SearchSpace space) {
        Supernet supernet = SupernetSpaces.supernet(space);
        SeededRandom random = SeedTree.root(31).generator();
        return Stream.generate(() -> space.sample(random))
                .filter(drawn ->
                        written(space, drawn).nodes().stream().noneMatch(node -> node.layer() instanceof Layer.Zero))
                .map(drawn -> supernet.architecture(supernet.choices(drawn)));
    }

    private static Network written(SearchSpace space, Architecture architecture) {
        return ((SupernetDefined) space).asWritten(architecture, SupernetSpaces.scale(space), DeadOperations.OMITTED);
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void restrictedToOnePathItTrainsToTheBitsOfThatNetworkAlone(SearchSpace space) {
        SharedWeights shared = shared(space);
        Architecture only = connected(space).findFirst().orElseThrow();
        Paths one = Paths.of(space, shared.supernet(), true);
        for (int decision = 0; decision < one.decisions(); decision++) {
            one = one.with(decision, only.choice(decision));
        }
        PathTraining training =
                new PathTraining(shared, one, PathTrainingTest.TRAINING, Sampler.UNIFORM, PathTrainingTest.SEED);
        Map<String, float[]> within = PathTrainingTest.after(training, PathTrainingTest.EPOCHS);
        Map<String, Parameter> drawn = new TrainedSupernet(shared, true, PathTrainingTest.SEED)
                .parameters()
                .parameters();
        Map<String, long[]> shapes = new HashMap<>();
        Map<String, float[]> alone =
                PathTrainingTest.alone(shared, shared.supernet().path(only), parameters -> {
                    for (Parameter parameter : parameters.parameters().values()) {
                        Parameter whole = Objects.requireNonNull(drawn.get(parameter.name()));
                        parameter.value().setAll(first(whole.value().toArray(), whole.shape(), parameter.shape()));
                        shapes.put(parameter.name(), parameter.shape());
                    }
                });
        assertThat(shapes).hasSizeGreaterThan(4);
        shapes.forEach((name, shape) -> assertThat(first(
                        Objects.requireNonNull(within.get(name)),
                        Objects.requireNonNull(drawn.get(name)).shape(),
                        shape))
                .as(name)
                .isEqualTo(alone.get(name)));
    }

    /** What a narrower parameter has of a wider one's values: all of them, if they are equally wide. */
    private static float[] first(float[] values, long[] whole, long[] part) {
        int outputs = (int) part[0];
        int inputs = part.length == 4 ? (int) part[1] : 1;
        int wide = part.length == 4 ? (int) whole[1] : 1;
        int each = values.length / (int) whole[0] / wide;
        float[] first = new float[outputs * inputs * each];
        for (int output = 0; output < outputs; output++) {
            System.arraycopy(values, output * wide * each, first, output * inputs * each, inputs * each);
        }
        return first;
    }

    /** On the same weights: all numbers that come out to the bit, and gradients but for the order in which they are added up. */
    @ParameterizedTest
    @MethodSource("spaces")
    void aPathComputesWhatTheNetworkOfItsArchitectureDoes(SearchSpace space) {
        SharedWeights shared = shared(space);
        Batch batch = shared.training().batch(IntStream.range(0, 6).toArray());
        connected(space).limit(4).forEach(architecture -> {
            try (ParameterSet ofPath = new ParameterSet(new JavaBackend(), SeedTree.root(1));
                    ParameterSet ofAlone = new ParameterSet(new JavaBackend(), SeedTree.root(1));
                    RecordedNetwork path = RecordedNetwork.of(shared.supernet().path(architecture), 6, ofPath);
                    RecordedNetwork alone = RecordedNetwork.of(written(space, architecture), 6, ofAlone)) {
                Initialization.HE_NORMAL.apply(ofPath.parameters().values(), SeedTree.root(2));
                Iterator<Parameter> given = ofPath.parameters().values().iterator();
                for (Parameter parameter : ofAlone.parameters().values()) {
                    parameter.value().setAll(given.next().value().toArray());
                }
                float[] expected = differentiated(alone, batch);
                assertThat(differentiated(path, batch)).isEqualTo(expected).doesNotContain(Float.NaN);
                Iterator<Parameter> found = ofPath.parameters().values().iterator();
                for (Parameter parameter : ofAlone.parameters().values()) {
                    float[] gradient = parameter.gradient().toArray();
                    float[] same = found.next().gradient().toArray();
                    for (int i = 0; i < gradient.length; i++) {
                        assertThat(same[i]).as(parameter.name()).isCloseTo(gradient[i], within(1e-5f));
                    }
                }
                assertThat(found.hasNext()).isFalse();
            }
        });
    }

    private static float[] differentiated(RecordedNetwork network, Batch batch) {
        network.image().value().setAll(batch.pixels());
        network.tape().forward(Mode.TRAINING);
        float[] logits = network.output().value().toArray();
        network.output().gradient().setAll(new SoftmaxCrossEntropy(3).gradient(logits, batch.labels()));
        network.tape().backward(network.output());
        return logits;
    }

    /** Along a direction for each decision: ReLU and max pooling bend, so steps are small and a few decisions may fall on a bend. */
    static Stream<SearchSpace> mixed() {
        return SupernetSpaces.mixed();
    }

    @ParameterizedTest
    @MethodSource("mixed")
    void slopesOfTheMixtureAgreeWithDifferences(SearchSpace space) {
        SharedWeights shared = shared(space);
        Paths paths = Paths.mixed(space, shared.supernet(), true);
        Batch batch = shared.validation().batch(IntStream.range(0, 6).toArray());
        SeededRandom random = SeedTree.root(3).generator();
        double[][] weights = new double[paths.decisions()][];
        double[][] directions = new double[paths.decisions()][];
        double[] edges = new double[paths.decisions()];
        Arrays.fill(edges, 1);
        for (int decision = 0; decision < weights.length; decision++) {
            int size = paths.choices(decision).size();
            weights[decision] =
                    Relaxation.shares(random.doubles(size).toArray(), 1).weights();
            directions[decision] = random.doubles(size).map(at -> 2 * at - 1).toArray();
        }
        try (MixtureNetwork network = new MixtureNetwork(shared, paths, Mixing.SOFTMAX, true, SeedTree.root(4))) {
            Pass pass = network.pass(new Weights(weights, edges), batch);
            List<Double> apart = new ArrayList<>();
            double greatest = 0;
            for (int decision = 0; decision < weights.length; decision++) {
                double slope = 0;
                double[][] above = Numbers.copy(weights);
                double[][] below = Numbers.copy(weights);
                double step = 5e-4;
                for (int i = 0; i < weights[decision].length; i++) {
                    slope += pass.byChoices()[decision][i] * directions[decision][i];
                    above[decision][i] += step * directions[decision][i];
                    below[decision][i] -= step * directions[decision][i];
                }
                double difference =
                        network.pass(new Weights(above, edges), batch).loss()
                                - network.pass(new Weights(below, edges), batch).loss();
                apart.add(Math.abs(slope - difference / (2 * step)));
                greatest = Math.max(greatest, Math.abs(slope));
            }
            apart.sort(null);
            assertThat(greatest).isGreaterThan(0.01);
            assertThat(apart.get(apart.size() * 3 / 4)).isLessThan(0.02 * greatest);
            assertThat(apart.get(apart.size() - 1)).isLessThan(0.2 * greatest);
        }
    }

    private static Problem problem(SearchSpace space) {
        return Problem.of(space, List.of(Fidelity.full(1)), Constraint.evaluations(9))
                .withWeightSharing(shared(space));
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void anEstimatorScoresPaths(SearchSpace space) {
        Training brief = new Training(2, 0.05, 0, Training.Schedule.LINEAR, 0.9, 5e-4, 0, false);
        Scoring loss = new Scoring(2, 6, Scoring.Measure.LOSS, Scoring.Moments.RECALIBRATED, 2);
        List<List<Double>> runs = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
            Estimation estimation = new Spos(brief, loss, false)
                    .start(problem(space), SeedTree.root(7).generator());
            assertThat(estimation.prepare()).isPositive();
            Evidence nothing = new Evidence(Metric.ACCURACY, Optional.empty(), Map.of());
            runs.add(connected(space)
                    .limit(3)
                    .map(architecture -> estimation.estimate(architecture, nothing))
                    .toList());
        }
        assertThat(runs.get(0)).isEqualTo(runs.get(1)).allMatch(Double::isFinite);
        assertThat(runs.get(0).stream().distinct()).hasSizeGreaterThan(1);
    }

    private static Architecture found(SearchSpace space, SearchStrategy brief) {
        List<Proposal> proposals = TrainingSearches.rest(
                        brief.start(problem(space), SeedTree.root(5).generator()))
                .proposals();
        return ((Proposal.Trial) proposals.get(proposals.size() - 2)).architecture();
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void aSearchByPathsFindsAnArchitecture(SearchSpace space) {
        SearchStrategy brief = Settings.read(
                "test", new RspsSearch(), Map.of("epochs", 2, "scored-batches", 1, "scored-batch", 18, "samples", 3));
        assertThat(space.violation(found(space, brief))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("mixed")
    void aDifferentiableSearchFindsAnArchitecture(SearchSpace space) {
        for (Map<String, ?> settings :
                List.of(Map.of("epochs", 2), Map.of("epochs", 2, "none", false, "relaxation", "gumbel"))) {
            assertThat(space.violation(found(space, Settings.read("test", new Darts(), settings))))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("mixed")
    void aSearchThatWasKilledGoesOnToTheSameBits(SearchSpace space) {
        SearchStrategy brief = Settings.read("test", new Darts(), Map.of("epochs", 2));
        TrainingSearches.goesOnToTheSameBitsAfterAnyKill((WeightSharing.Snapshots snapshots) -> brief.start(
                Problem.of(space, List.of(Fidelity.full(1)), Constraint.evaluations(9))
                        .withWeightSharing(shared(space).keptIn(snapshots)),
                SeedTree.root(6).generator()));
    }
}
