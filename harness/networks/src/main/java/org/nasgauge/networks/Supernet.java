package org.nasgauge.networks;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.networks.Layer.BatchNormalization;
import org.nasgauge.networks.Network.Node;

/**
 * A network with {@linkplain Layer.Choice choices} to make. Made one way each, they leave a path: the network of one
 * architecture, whose parameters have the names that they have here, so that paths share them. Weighed, they leave a mixture
 * of all.
 *
 * @param own what is chosen, where that is not the decisions of the space
 * @param widths of convolutions with as many channels as a decision says, by the indices of their nodes; here they have most
 */
public record Supernet(Network whole, Optional<SupernetChoices> own, Map<Integer, Width> widths) {
    /**
     * So many of a convolution's channels as a decision says, the first ones. What reads them has fewer, too, and the first
     * part of its parameters.
     *
     * @param channels for each choice
     */
    public record Width(int decision, List<Integer> channels) {
        public Width {
            channels = List.copyOf(channels);
        }
    }

    public Supernet {
        widths = Map.copyOf(widths);
    }

    /** With a choice for each decision of a space. */
    public Supernet(Network whole) {
        this(whole, Optional.empty(), Map.of());
    }

    /** What is decided, in the order of the numbers that choices have. */
    public List<Decision> decisions(SearchSpace space) {
        return own.map(SupernetChoices::decisions).orElseGet(space::decisions);
    }

    /** What an architecture chooses, in this order. */
    public int[] choices(Architecture architecture) {
        return own.map(choices -> choices.of(architecture)).orElseGet(architecture::choices);
    }

    /**
     * The architecture that chooses so.
     *
     * @throws IllegalArgumentException if none does, where that is not the decisions of the space
     */
    public Architecture architecture(int[] chosen) {
        return own.map(choices -> choices.architecture(chosen)).orElseGet(() -> Architecture.of(chosen));
    }

    /** The network of one architecture. */
    public Network path(Architecture architecture) {
        int[] choices = choices(architecture);
        return path(decision -> choices[decision]);
    }

    /**
     * The network of some choices: what they select, without what does not depend on the image among the terms of a sum, and
     * without what the output does not depend on.
     *
     * @param choices from a decision to the choice, both from 0
     */
    public Network path(IntUnaryOperator choices) {
        return new Path(this, choices).network();
    }

    /**
     * The network with a {@link Layer.WeightedSum} in the place of each choice; those of one decision share their weights. It
     * has all parameters, and where widths are chosen the most channels.
     */
    public Network mixture() {
        return mapped(node -> node.layer() instanceof Layer.Choice choice
                ? new Layer.WeightedSum(mixtureOf(choice.decision()))
                : node.layer());
    }

    /** The name of the weights of a decision's choices in the {@link #mixture}. */
    public static String mixtureOf(int decision) {
        return "decision" + decision;
    }

    /** Whether a choice leaves nothing but zeros, wherever its decision stands. */
    public boolean isZero(int decision, int choice) {
        List<Node> places = choicesOf(decision).toList();
        return !places.isEmpty()
                && places.stream()
                        .allMatch(node -> whole.inputs(node).get(choice).layer() instanceof Layer.Zero);
    }

    /** Whether a choice hands on what comes to its decision, as all others change it; at least where shapes allow it. */
    public boolean isSkip(int decision, int choice) {
        BitSet optional = optional();
        return choicesOf(decision)
                .map(node -> whole.inputs(node).get(choice))
                .anyMatch(input -> !optional.get(input.index()) && !(input.layer() instanceof Layer.Zero));
    }

    private Stream<Node> choicesOf(int decision) {
        return whole.nodes().stream().filter(node -> node.layer().equals(new Layer.Choice(decision)));
    }

    /**
     * The same with batch normalizations that train no scale and shift, wherever some choices do without them; what all
     * networks have in common, such as a stem, keeps its own.
     */
    public Supernet withoutAffine() {
        BitSet optional = optional();
        return new Supernet(
                mapped(node -> node.layer() instanceof BatchNormalization layer && optional.get(node.index())
                        ? new BatchNormalization(false, layer.epsilon(), layer.momentum())
                        : node.layer()),
                own,
                widths);
    }

    /**
     * The same for another number of classes.
     *
     * @throws IllegalArgumentException if it does not end in a linear map
     */
    public Supernet withClasses(int classes) {
        if (!(whole.output().layer() instanceof Layer.Linear head)) {
            throw new IllegalArgumentException("the network does not end in a linear map to its classes");
        }
        return new Supernet(
                mapped(node -> node.equals(whole.output()) ? new Layer.Linear(classes, head.bias()) : node.layer()),
                own,
                widths);
    }

    /** Nodes that some of a decision's choices depend on, and not all of those that are not zero. */
    BitSet optional() {
        List<BitSet> ancestors = new ArrayList<>();
        BitSet optional = new BitSet();
        for (Node node : whole.nodes()) {
            BitSet own = new BitSet();
            own.set(node.index());
            node.inputs().forEach(input -> own.or(ancestors.get(input)));
            ancestors.add(own);
            if (node.layer() instanceof Layer.Choice) {
                BitSet some = new BitSet();
                BitSet all = new BitSet();
                all.set(0, whole.nodes().size());
                for (Node input : whole.inputs(node)) {
                    if (!(input.layer() instanceof Layer.Zero)) {
                        some.or(ancestors.get(input.index()));
                        all.and(ancestors.get(input.index()));
                    }
                }
                some.andNot(all);
                optional.or(some);
            }
        }
        return optional;
    }

    /** The last node that all choices but zeros depend on, of one of the places where they are made. */
    Node commonTo(Node choice) {
        BitSet all = new BitSet();
        all.set(0, choice.index());
        for (Node input : whole.inputs(choice)) {
            if (!(input.layer() instanceof Layer.Zero)) {
                all.and(withAncestors(input));
            }
        }
        return whole.nodes().get(all.length() - 1);
    }

    private BitSet withAncestors(Node node) {
        BitSet found = new BitSet();
        found.set(node.index());
        for (int index = node.index(); index > 0; index--) {
            if (found.get(index)) {
                whole.nodes().get(index).inputs().forEach(found::set);
            }
        }
        return found;
    }

    private interface Change {
        Layer of(Node node);
    }

    private Network mapped(Change change) {
        NetworkBuilder network = new NetworkBuilder(whole.image().shape());
        List<Node> made = new ArrayList<>(List.of(network.image()));
        for (Node node : whole.nodes().subList(1, whole.nodes().size())) {
            List<Node> inputs = node.inputs().stream().map(made::get).toList();
            made.add(network.addShared(node.name(), node.parametersOf(), change.of(node), inputs));
        }
        whole.blocks().forEach(block -> network.endBlock(made.get(block.index())));
        return network.build(made.get(whole.output().index()));
    }

    /** One way through. */
    private static final class Path {
        private final Network whole;
        private final Map<Integer, Width> widths;
        private final IntUnaryOperator choices;
        /** The node whose features are those of each node, after the choices. */
        private final Node[] standIns;
        /** What stands in for each node reads these. */
        private final List<List<Node>> read = new ArrayList<>();

        private final BitSet seesImage = new BitSet();

        Path(Supernet supernet, IntUnaryOperator choices) {
            this.whole = supernet.whole;
            this.widths = supernet.widths;
            this.choices = choices;
            this.standIns = new Node[whole.nodes().size()];
            for (Node node : whole.nodes()) {
                List<Node> inputs = new ArrayList<>();
                node.inputs().forEach(input -> inputs.add(standIns[input]));
                Node standIn = node;
                if (node.layer() instanceof Layer.Choice choice) {
                    standIn = inputs.get(choices.applyAsInt(choice.decision()));
                } else if (node.layer() instanceof Layer.Sum) {
                    inputs.removeIf(input -> !seesImage.get(input.index()));
                    standIn = inputs.size() == 1 ? inputs.get(0) : node;
                }
                standIns[node.index()] = standIn;
                read.add(inputs);
                seesImage.set(
                        node.index(),
                        node.layer() instanceof Layer.Image
                                || inputs.stream().anyMatch(input -> seesImage.get(input.index())));
            }
        }

        Network network() {
            Node output = standIns[whole.output().index()];
            BitSet needed = new BitSet();
            needed.set(output.index());
            for (int index = output.index(); index > 0; index--) {
                if (needed.get(index)) {
                    read.get(index).forEach(input -> needed.set(input.index()));
                }
            }
            NetworkBuilder network = new NetworkBuilder(whole.image().shape());
            List<Node> made = new ArrayList<>(Collections.nCopies(whole.nodes().size(), network.image()));
            for (Node node : whole.nodes()) {
                if (needed.get(node.index()) && node.index() > 0) {
                    made.set(node.index(), add(network, node, made));
                }
            }
            for (Node block : whole.blocks()) {
                Node last = standIns[block.index()];
                if (needed.get(last.index())) {
                    network.endBlock(made.get(last.index()));
                }
            }
            return network.build(made.get(output.index()));
        }

        private Node add(NetworkBuilder network, Node node, List<Node> made) {
            List<Node> inputs = new ArrayList<>();
            read.get(node.index()).forEach(input -> inputs.add(made.get(input.index())));
            return node.layer() instanceof Layer.Sum && inputs.isEmpty()
                    ? network.add(node.name(), new Layer.Zero(node.shape()))
                    : network.addShared(node.name(), node.parametersOf(), layer(node), inputs);
        }

        private Layer layer(Node node) {
            Width width = widths.get(node.index());
            return width != null && node.layer() instanceof Convolution widest
                    ? widest.withChannels(width.channels.get(choices.applyAsInt(width.decision)))
                    : node.layer();
        }
    }
}
