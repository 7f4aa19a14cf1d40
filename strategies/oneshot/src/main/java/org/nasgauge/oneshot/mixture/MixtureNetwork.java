package org.nasgauge.oneshot.mixture;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.networks.Layer;
import org.nasgauge.networks.Mixture;
import org.nasgauge.networks.Network.Node;
import org.nasgauge.oneshot.Paths;
import org.nasgauge.oneshot.TrainedSupernet;
import org.nasgauge.tape.Parameter;
import org.nasgauge.tape.RecordedNetwork;
import org.nasgauge.tape.SharedWeights;
import org.nasgauge.tape.SoftmaxCrossEntropy.Score;
import org.nasgauge.tape.Tensor;
import org.nasgauge.tape.UntrainedGraph.Batch;

/** The mixture of all that may be chosen: its loss on a batch and the gradients, by its weights and by the network's. */
public final class MixtureNetwork implements AutoCloseable {
    private final Paths paths;
    private final Mixing mixing;
    private final int batch;
    private final TrainedSupernet supernet;
    private final List<List<Integer>> groups;
    private final List<List<String>> places = new ArrayList<>();
    /** Of each decision, those that are not taken out. */
    private List<List<Integer>> open;

    private Optional<RecordedNetwork> whole = Optional.empty();
    private long work;

    /**
     * @param choices of each decision, by their positions among those that may be made
     * @param edges of each decision, one; all 1 where edges are not weighed
     * @param gates of each decision, positions that are computed whatever their weight
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    public record Weights(double[][] choices, double[] edges, int[][] gates) {
        /** Without gates. */
        public Weights(double[][] choices, double[] edges) {
            this(choices, edges, new int[choices.length][0]);
        }

        public Weights withChoices(double[][] others) {
            return new Weights(others, edges);
        }

        /** Whether one choice of a decision has all the weight. */
        private static boolean isOne(double[] weights) {
            return weights.length > 1 && weights[Relaxation.greatest(weights)] == 1;
        }
    }

    public MixtureNetwork(SharedWeights shared, Paths paths, Mixing mixing, boolean affine, SeedTree seed) {
        this.paths = paths;
        this.mixing = mixing;
        this.batch = shared.batch();
        this.open =
                IntStream.range(0, paths.decisions()).mapToObj(paths::choices).toList();
        this.supernet =
                new TrainedSupernet(shared, affine, whole -> mixture(open).of(whole), seed);
        this.groups = mixing.edgeNormalisation() ? paths.nodes() : List.of();
        for (int decision = 0; decision < paths.decisions(); decision++) {
            Layer choice = new Layer.Choice(decision);
            places.add(supernet.supernet().whole().nodes().stream()
                    .filter(node -> node.layer().equals(choice))
                    .map(Node::name)
                    .toList());
        }
    }

    /** Takes all choices out but these: they are computed no more. */
    public void keepOnly(List<List<Integer>> choices) {
        close();
        open = choices;
    }

    private Mixture mixture(List<List<Integer>> kept) {
        return new Mixture(kept::get, mixing.partialChannels(), mixing.edgeNormalisation());
    }

    /** Of edges that are weighed against each other. */
    public List<List<Integer>> groups() {
        return groups;
    }

    public TrainedSupernet supernet() {
        return supernet;
    }

    /** Multiply-accumulates so far, a backward pass counted as two forward passes. */
    public long work() {
        return work;
    }

    public void setWork(long done) {
        work = done;
    }

    /** By what a pass takes gradients. */
    public enum By {
        /** The weights of the mixture. */
        MIXTURE,
        /** The parameters of the network. */
        PARAMETERS,
        BOTH
    }

    /**
     * What a pass gives: a mean loss, and its gradient by the weights of the mixture, laid out as these; zeros where it is not
     * taken.
     *
     * @param reached the parameters of the network that have a gradient
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    public record Pass(double loss, double[][] byChoices, double[] byEdges, List<Parameter> reached) {}

    /** With gradients by both. */
    public Pass pass(Weights weights, Batch images) {
        return pass(By.BOTH, weights, images);
    }

    /**
     * The pass of a batch; parameters that are reached then have their gradients. A choice with all the weight runs alone, or
     * beside its gates.
     */
    public Pass pass(By by, Weights weights, Batch images) {
        return with(weights, images, (recorded, kept) -> pass(by, recorded, kept, weights, images));
    }

    /** The score of a batch by the moments of that batch, without gradients. */
    public Score score(Weights weights, Batch images) {
        return with(weights, images, (recorded, kept) -> {
            set(recorded, kept, weights);
            work += recorded.tape().multiplyAccumulates() * images.labels().length;
            return supernet.score(recorded, images);
        });
    }

    private interface Use<T> {
        T of(RecordedNetwork recorded, List<List<Integer>> kept);
    }

    private <T> T with(Weights weights, Batch images, Use<T> use) {
        List<List<Integer>> kept = IntStream.range(0, weights.choices.length)
                .mapToObj(d -> computed(d, weights))
                .toList();
        if (kept.equals(open) && images.labels().length == batch) {
            RecordedNetwork recorded = whole.orElseGet(() -> record(open, batch));
            whole = Optional.of(recorded);
            return use.of(recorded, open);
        }
        try (RecordedNetwork recorded = record(kept, images.labels().length)) {
            return use.of(recorded, kept);
        }
    }

    /** All choices of a decision, or where one has all the weight, that one and the gates. */
    private List<Integer> computed(int decision, Weights weights) {
        double[] of = weights.choices[decision];
        if (!Weights.isOne(of)) {
            return open.get(decision);
        }
        return IntStream.concat(IntStream.of(Relaxation.greatest(of)), IntStream.of(weights.gates[decision]))
                .distinct()
                .sorted()
                .mapToObj(paths.choices(decision)::get)
                .toList();
    }

    private RecordedNetwork record(List<List<Integer>> kept, int images) {
        return supernet.record(mixture(kept).of(supernet.supernet()), images);
    }

    private void set(RecordedNetwork recorded, List<List<Integer>> kept, Weights weights) {
        for (int d = 0; d < kept.size(); d++) {
            Optional<Tensor> vector = tensor(recorded, Mixture.ofChoices(d));
            for (int i = 0; vector.isPresent() && i < kept.get(d).size(); i++) {
                int at = paths.choices(d).indexOf(kept.get(d).get(i));
                vector.get().value().set(i, (float) weights.choices[d][at]);
            }
            double edge = weights.edges[d];
            tensor(recorded, Mixture.ofEdge(d)).ifPresent(one -> one.value().set(0, (float) edge));
        }
    }

    private Pass pass(By by, RecordedNetwork recorded, List<List<Integer>> kept, Weights weights, Batch images) {
        set(recorded, kept, weights);
        Collection<Parameter> parameters = recorded.tape().parameters().values();
        double loss = supernet.differentiate(
                        recorded,
                        images,
                        by == By.MIXTURE ? List.of() : parameters,
                        by == By.PARAMETERS ? List.of() : mixing(recorded, kept))
                .meanLoss();
        work += 3 * recorded.tape().multiplyAccumulates() * images.labels().length;
        double[][] byChoices = new double[kept.size()][];
        double[] byEdges = new double[kept.size()];
        for (int d = 0; d < kept.size(); d++) {
            byChoices[d] = by == By.PARAMETERS ? new double[weights.choices[d].length] : byChoices(recorded, kept, d);
            byEdges[d] = tensor(recorded, Mixture.ofEdge(d))
                    .filter(edge -> by != By.PARAMETERS && edge.reached())
                    .map(edge -> (double) edge.gradient().get(0))
                    .orElse(0.0);
        }
        return new Pass(
                loss,
                byChoices,
                byEdges,
                parameters.stream().filter(Parameter::reached).toList());
    }

    private double[] byChoices(RecordedNetwork recorded, List<List<Integer>> kept, int decision) {
        List<Integer> computed = kept.get(decision);
        Optional<Tensor> vector = tensor(recorded, Mixture.ofChoices(decision)).filter(Tensor::reached);
        double past = computed.size() < open.get(decision).size() ? sumOfGradients(recorded, decision) : 0;
        return paths.choices(decision).stream()
                .mapToInt(computed::indexOf)
                .mapToDouble(at -> at < 0
                        ? past
                        : vector.map(v -> (double) v.gradient().get(at)).orElse(0.0))
                .toArray();
    }

    /** What the gradient by the mixture is read from. */
    private List<Tensor> mixing(RecordedNetwork recorded, List<List<Integer>> kept) {
        List<Tensor> mixing = new ArrayList<>();
        for (int d = 0; d < kept.size(); d++) {
            tensor(recorded, Mixture.ofChoices(d)).ifPresent(mixing::add);
            tensor(recorded, Mixture.ofEdge(d)).ifPresent(mixing::add);
            if (kept.get(d).size() < open.get(d).size()) {
                mixing.addAll(mixed(recorded, d));
            }
        }
        return mixing;
    }

    /** The sums of a decision's choices. */
    private List<Tensor> mixed(RecordedNetwork recorded, int decision) {
        return places.get(decision).stream()
                .flatMap(place -> tensor(recorded, place + ".mixed").or(() -> tensor(recorded, place)).stream())
                .toList();
    }

    /**
     * The gradient by the weight of a choice that is not computed, as GDAS has it: the weight itself stands in the sum, in
     * every element, for the weight times what the choice would give.
     */
    private double sumOfGradients(RecordedNetwork recorded, int decision) {
        double sum = 0;
        for (Tensor mixed : mixed(recorded, decision)) {
            if (mixed.reached() && mixed.isWanted()) {
                for (float g : mixed.gradient().toArray()) {
                    sum += g;
                }
            }
        }
        return sum;
    }

    private static Optional<Tensor> tensor(RecordedNetwork recorded, String name) {
        return Optional.ofNullable(recorded.tape().tensors().get(name));
    }

    @Override
    public void close() {
        whole.ifPresent(RecordedNetwork::close);
        whole = Optional.empty();
    }
}
