package org.nasgauge.networks;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.nasgauge.networks.Network.Node;

/**
 * How a supernet is mixed: {@link Layer.WeightedSum}s stand in the place of its choices, those of one decision with the same
 * weights.
 *
 * @param kept of a decision, the choices that are mixed, at least one; the others are not computed
 * @param share one of so many channels goes through the operations, the others past them; 1 for all
 * @param weighsEdges whether what comes of a decision is multiplied by a weight of its own besides
 */
public record Mixture(IntFunction<List<Integer>> kept, int share, boolean weighsEdges) {
    /** The name of the weights of a decision's choices. */
    public static String ofChoices(int decision) {
        return Supernet.mixtureOf(decision);
    }

    /** The name of the weight of all that comes of a decision. */
    public static String ofEdge(int decision) {
        return "edge" + decision;
    }

    /**
     * The network, without what its output does not depend on.
     *
     * @throws IllegalArgumentException if channels cannot be shared out so
     */
    public Network of(Supernet supernet) {
        return new Mixing(supernet, this).network();
    }

    /** One mixture in the making. */
    private static final class Mixing {
        private final Supernet supernet;
        private final Network whole;
        private final Mixture mixture;
        private final NetworkBuilder network;
        /** What only some choices depend on: it has fewer channels where they are shared out. */
        private final BitSet narrow;

        private final List<Optional<Node>> made = new ArrayList<>();
        private final List<Optional<Node>> parts = new ArrayList<>();

        Mixing(Supernet supernet, Mixture mixture) {
            this.supernet = supernet;
            this.whole = supernet.whole();
            this.mixture = mixture;
            this.network = new NetworkBuilder(whole.image().shape());
            this.narrow = mixture.share == 1 ? new BitSet() : supernet.optional();
        }

        Network network() {
            BitSet needed = needed();
            for (Node node : whole.nodes()) {
                parts.add(Optional.empty());
                made.add(
                        node.index() == 0
                                ? Optional.of(network.image())
                                : needed.get(node.index()) ? Optional.of(add(node)) : Optional.empty());
            }
            for (Node block : whole.blocks()) {
                made.get(block.index()).ifPresent(network::endBlock);
            }
            return network.build(made(whole.output()));
        }

        private BitSet needed() {
            BitSet needed = new BitSet();
            needed.set(whole.output().index());
            for (int index = whole.output().index(); index > 0; index--) {
                if (needed.get(index)) {
                    read(whole.nodes().get(index)).forEach(input -> needed.set(input.index()));
                }
            }
            return needed;
        }

        private List<Node> read(Node node) {
            List<Node> inputs = whole.inputs(node);
            return node.layer() instanceof Layer.Choice choice
                    ? mixture.kept.apply(choice.decision()).stream()
                            .map(inputs::get)
                            .toList()
                    : inputs;
        }

        private Node made(Node node) {
            return made.get(node.index()).orElseThrow();
        }

        private Node add(Node node) {
            if (node.layer() instanceof Layer.Choice choice) {
                return addSum(node, choice.decision());
            }
            boolean isNarrow = narrow.get(node.index());
            List<Node> inputs = read(node).stream()
                    .map(input -> isNarrow ? part(input) : made(input))
                    .toList();
            return network.addShared(
                    node.name(), node.parametersOf(), isNarrow ? narrowed(node.layer()) : node.layer(), inputs);
        }

        private Node addSum(Node node, int decision) {
            boolean whole = mixture.share == 1;
            boolean plain = whole && !mixture.weighsEdges;
            List<Node> terms = read(node).stream()
                    .map(input -> whole ? made(input) : part(input))
                    .toList();
            Node sum = network.add(
                    plain ? node.name() : node.name() + ".mixed", new Layer.WeightedSum(ofChoices(decision)), terms);
            if (!whole) {
                Node past = network.add(
                        node.name() + ".past",
                        new Layer.Slice(sum.shape().channels(), node.shape().channels()),
                        passing(node));
                // the channels that went past stand first, so that the next operations take others
                sum = network.add(
                        mixture.weighsEdges ? node.name() + ".joined" : node.name(),
                        new Layer.Concatenation(),
                        past,
                        sum);
            }
            return mixture.weighsEdges ? network.add(node.name(), new Layer.WeightedSum(ofEdge(decision)), sum) : sum;
        }

        /** What all operations of a choice read; where they halve the resolution, its greatest values over 2 × 2 pixels. */
        private Node passing(Node choice) {
            Node read = supernet.commonTo(choice);
            if (read.shape().equals(choice.shape())) {
                return made(read);
            }
            Pool halving = Pool.tiles(Pool.Kind.MAX, 2);
            if (!halving.output(List.of(read.shape())).equals(choice.shape())) {
                throw new IllegalArgumentException(choice.name() + " changes what comes to it from " + read.shape()
                        + " to " + choice.shape() + ", so that no channels can go past it");
            }
            return network.add(choice.name() + ".past.max", halving, made(read));
        }

        /** The first channels of what is not narrow already. */
        private Node part(Node node) {
            if (node.layer() instanceof Layer.Zero || narrow.get(node.index())) {
                return node.layer() instanceof Layer.Zero ? zero(node) : made(node);
            }
            Node part = parts.get(node.index())
                    .orElseGet(() -> network.add(
                            node.name() + ".part",
                            new Layer.Slice(0, fewer(node.shape().channels())),
                            made(node)));
            parts.set(node.index(), Optional.of(part));
            return part;
        }

        private Node zero(Node node) {
            Node zero = parts.get(node.index())
                    .orElseGet(() -> network.add(node.name() + ".part", narrowed(node.layer()), List.of()));
            parts.set(node.index(), Optional.of(zero));
            return zero;
        }

        private Layer narrowed(Layer layer) {
            if (layer instanceof Convolution convolution) {
                int channels = fewer(convolution.channels());
                if (convolution.groups() == convolution.channels()) {
                    return convolution.withGroups(1).withChannels(channels).withGroups(channels);
                }
                if (convolution.groups() != 1) {
                    throw new IllegalArgumentException("a convolution in groups keeps all its channels");
                }
                return convolution.withChannels(channels);
            }
            if (layer instanceof Layer.Zero zero) {
                return new Layer.Zero(
                        zero.shape().withChannels(fewer(zero.shape().channels())));
            }
            return layer;
        }

        private int fewer(int channels) {
            if (channels % mixture.share != 0) {
                throw new IllegalArgumentException(
                        "of " + channels + " channels one of " + mixture.share + " cannot go through the operations");
            }
            return channels / mixture.share;
        }
    }
}
