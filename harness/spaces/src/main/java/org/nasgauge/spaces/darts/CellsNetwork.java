package org.nasgauge.spaces.darts;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.networks.Convolution;
import org.nasgauge.networks.FeatureShape;
import org.nasgauge.networks.Layer;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.Network.Node;
import org.nasgauge.networks.NetworkBuilder;
import org.nasgauge.networks.Pool;
import org.nasgauge.networks.Scale;
import org.nasgauge.spaces.darts.Cell.Operation;

/**
 * The classifier of normal cells in a row, with one reduction cell and twice the channels between stages, as DARTS trains
 * it on CIFAR-10, without its auxiliary head and its path dropping. The stem has three times the scale's channels; a cell
 * reads the two before it, through a ReLU, a 1 × 1 convolution and batch normalization each, and gives four times the
 * channels. What reads one node of a cell through a convolution shares its rectified value.
 */
final class CellsNetwork {
    /** The twenty cells that DARTS evaluates. */
    static final Scale STANDARD = new Scale(new FeatureShape(32, 32, 3), 10, 36, 3, 6, 3, Scale.Reduction.PUBLISHED);

    private static final int STEM_MULTIPLIER = 3;
    private static final int NORMAL = 0;
    private static final int REDUCTION = 1;

    private final NetworkBuilder network;
    private final Edges edges;

    /** Adds what comes to a node of a cell, and returns it. */
    private interface Edges {
        List<Node> add(CellBlock block, int node);
    }

    private CellsNetwork(Scale scale, Edges edges) {
        if (scale.reduction() != Scale.Reduction.PUBLISHED) {
            throw new IllegalArgumentException(DartsSpace.NAME + " has cells that reduce, so nothing pools: " + scale);
        }
        this.network = new NetworkBuilder(scale.image());
        this.edges = edges;
    }

    static Network of(Architecture genome, Scale scale) {
        return new CellsNetwork(scale, (block, node) -> block.addEdges(genome, node)).build(scale);
    }

    /** With none and all operations to choose from on each edge that there could be, named after their edge and themselves. */
    static Network open(Scale scale) {
        if (scale.stages() == 1) {
            throw new IllegalArgumentException("a supernet of " + DartsSpace.NAME
                    + " has both cells, and those that reduce stand between two stages or more, not " + scale);
        }
        return new CellsNetwork(scale, CellBlock::addOpenEdges).build(scale);
    }

    private Network build(Scale scale) {
        Convolution stem = new Convolution(STEM_MULTIPLIER * scale.channels(), scale.stemKernel());
        Node last = network.endBlock(network.addNormalized("stem", stem, network.image()));
        Node before = last;
        for (int stage = 1; stage <= scale.stages(); stage++) {
            int channels = scale.channels() << (stage - 1);
            for (int i = stage > 1 ? 0 : 1; i <= scale.cellsPerStage(); i++) {
                boolean reduces = i == 0;
                String name = reduces ? "reduction" + (stage - 1) : "stage" + stage + ".cell" + i;
                Node added = new CellBlock(name, reduces ? REDUCTION : NORMAL, channels).add(before, last);
                before = last;
                last = network.endBlock(added);
            }
        }
        return network.build(network.addClassifier(last, scale.classes()));
    }

    /** One cell while it is added. */
    private final class CellBlock {
        private final String name;
        private final int cell;
        private final int channels;
        private final List<Node> states = new ArrayList<>();
        private final @Nullable Node[] rectified = new Node[Cell.INPUTS + Cell.NODES];

        CellBlock(String name, int cell, int channels) {
            this.name = name;
            this.cell = cell;
            this.channels = channels;
        }

        Node add(Node before, Node last) {
            states.add(addInput(".input0", before, last.shape()));
            states.add(addInput(".input1", last, last.shape()));
            for (int node = 0; node < Cell.NODES; node++) {
                List<Node> terms = edges.add(this, node);
                states.add(network.add(name + ".node" + (Cell.INPUTS + node), new Layer.Sum(), terms));
            }
            List<Node> nodes = states.subList(Cell.INPUTS, states.size());
            return network.add(name + ".concatenation", new Layer.Concatenation(), nodes);
        }

        /** The cell before the last is still of twice the size if the last one has reduced. */
        private Node addInput(String place, Node from, FeatureShape size) {
            Node relu = network.add(name + place + ".relu", Layer.Activation.RELU, from);
            return from.shape().height() == size.height() && from.shape().width() == size.width()
                    ? network.addNormalized(name + place, new Convolution(channels, 1), relu)
                    : network.addFactorizedReduction(name + place, relu, channels);
        }

        List<Node> addEdges(Architecture genome, int node) {
            List<Node> terms = new ArrayList<>();
            for (int edge = 0; edge < Cell.EDGES; edge++) {
                int at = cell * Cell.NUMBERS + Cell.place(node, edge);
                int source = genome.choice(at);
                terms.add(addOperation(place(source, node), source, Operation.of(genome.choice(at + 1))));
            }
            return terms;
        }

        List<Node> addOpenEdges(int node) {
            List<Node> terms = new ArrayList<>();
            for (int source = 0; source < Cell.INPUTS + node; source++) {
                String place = place(source, node);
                List<Node> choices = new ArrayList<>();
                for (Operation operation : Operation.values()) {
                    choices.add(addOperation(place + "." + operation.officialName(), source, operation));
                }
                Layer none = new Layer.Zero(choices.get(0).shape());
                choices.add(0, network.add(place + "." + CellEdges.NONE, none));
                terms.add(network.add(place, new Layer.Choice(CellEdges.number(cell, node, source)), choices));
            }
            return terms;
        }

        private String place(int source, int node) {
            return name + ".edge" + source + "-" + (Cell.INPUTS + node);
        }

        private Node addOperation(String place, int source, Operation operation) {
            Node from = states.get(source);
            int stride = cell == REDUCTION && source < Cell.INPUTS ? 2 : 1;
            return switch (operation) {
                case MAX_POOL_3X3 -> network.add(place, Pool.same(Pool.Kind.MAX, 3, stride), from);
                case AVG_POOL_3X3 -> network.add(place, Pool.same(Pool.Kind.AVERAGE, 3, stride), from);
                case SKIP_CONNECT ->
                    stride == 1 ? from : network.addFactorizedReduction(place, rectified(source), channels);
                case SEP_CONV_3X3 -> addTwice(place, source, new Convolution(channels, 3).withStride(stride));
                case SEP_CONV_5X5 -> addTwice(place, source, new Convolution(channels, 5).withStride(stride));
                case DIL_CONV_3X3 -> addDilated(place, source, new Convolution(channels, 3).withStride(stride));
                case DIL_CONV_5X5 -> addDilated(place, source, new Convolution(channels, 5).withStride(stride));
            };
        }

        private Node addTwice(String place, int source, Convolution convolution) {
            Node first = addSeparable(place + ".1", convolution, rectified(source));
            Node relu = network.add(place + ".relu", Layer.Activation.RELU, first);
            return addSeparable(place + ".2", convolution.withStride(1), relu);
        }

        private Node addDilated(String place, int source, Convolution convolution) {
            return addSeparable(place, convolution.withDilation(2), rectified(source));
        }

        private Node addSeparable(String place, Convolution convolution, Node rectified) {
            Node each = network.add(place + ".depthwise", convolution.withGroups(channels), rectified);
            return network.addNormalized(place, new Convolution(channels, 1), each);
        }

        private Node rectified(int source) {
            Node known = rectified[source];
            if (known == null) {
                known = network.add(name + ".relu" + source, Layer.Activation.RELU, states.get(source));
                rectified[source] = known;
            }
            return known;
        }
    }
}
