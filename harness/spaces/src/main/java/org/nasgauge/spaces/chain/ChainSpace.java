package org.nasgauge.spaces.chain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.api.space.SearchSpaceProvider;
import org.nasgauge.networks.Convolution;
import org.nasgauge.networks.FeatureShape;
import org.nasgauge.networks.Layer;
import org.nasgauge.networks.Morphism;
import org.nasgauge.networks.MorphismDefined;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.Network.Node;
import org.nasgauge.networks.NetworkBuilder;
import org.nasgauge.networks.Pool;
import org.nasgauge.networks.Scale;
import org.nasgauge.networks.Supernet;
import org.nasgauge.networks.SupernetDefined;
import org.nasgauge.spaces.decision.DecisionSpace;

/**
 * The 22,620³ plain chains of three stages with one to four layers each: convolution, batch normalization, ReLU, with a kernel
 * of 1, 3 or 5 and 8, 16, 32 or 64 channels; max pooling between stages; then a linear map of the mean over all pixels. Written
 * as in {@code k3c8-k3c16|k5c32|k3c64}. No two are the same network. Chains like these are what Cai et al. (AAAI 2018) and
 * Elsken et al. (2017) let grow.
 */
public final class ChainSpace extends DecisionSpace implements MorphismDefined, SupernetDefined {
    static final String NAME = "chain";

    private static final int STAGES = 3;
    private static final int LAYERS = 4;
    private static final List<Integer> KERNELS = List.of(1, 3, 5);
    private static final List<Integer> CHANNELS = List.of(8, 16, 32, 64);
    private static final int WIDEST = 64;
    private static final String NONE = "none";
    private static final Scale STANDARD =
            new Scale(new FeatureShape(32, 32, 3), 10, WIDEST, STAGES, 1, 1, Scale.Reduction.PUBLISHED);

    /** A layer that there is. */
    private record Convolved(int kernel, int channels) {
        /** Its number among all, kernel by kernel. */
        int number() {
            return KERNELS.indexOf(kernel) * CHANNELS.size() + CHANNELS.indexOf(channels);
        }

        static Convolved of(int number) {
            return new Convolved(KERNELS.get(number / CHANNELS.size()), CHANNELS.get(number % CHANNELS.size()));
        }

        @Override
        public String toString() {
            return "k" + kernel + "c" + channels;
        }
    }

    public ChainSpace() {
        super(
                NAME,
                IntStream.range(0, STAGES * LAYERS).mapToObj(ChainSpace::layer).toList());
    }

    /** The first layer of a stage is always there. */
    private static Decision layer(int at) {
        String stage = "stage " + (at / LAYERS + 1);
        List<String> choices = new ArrayList<>(isFirst(at) ? List.of() : List.of(NONE));
        IntStream.range(0, KERNELS.size() * CHANNELS.size())
                .forEach(number -> choices.add(Convolved.of(number).toString()));
        return new Decision("layer " + (at % LAYERS + 1) + " of " + stage, choices, Decision.Kind.OPERATION, stage);
    }

    private static boolean isFirst(int at) {
        return at % LAYERS == 0;
    }

    private static boolean isNone(Architecture chain, int at) {
        return !isFirst(at) && chain.choice(at) == 0;
    }

    private static Convolved convolved(Architecture chain, int at) {
        return Convolved.of(chain.choice(at) - (isFirst(at) ? 0 : 1));
    }

    private static int choice(int at, Convolved layer) {
        return layer.number() + (isFirst(at) ? 0 : 1);
    }

    @Override
    protected Optional<String> brokenRule(Architecture chain) {
        return IntStream.range(0, chain.length() - 1)
                .filter(at -> isNone(chain, at) && !isFirst(at + 1) && !isNone(chain, at + 1))
                .mapToObj(at -> "the layers of a stage stand before what it has none of")
                .findFirst();
    }

    /** The scale's channels are those of the widest choice, and the others have their share of them. */
    private static int channels(Convolved layer, Scale scale) {
        return layer.channels() * scale.channels() / WIDEST;
    }

    /** What the scale says of the stem and of reductions has nothing to do with it. */
    @Override
    public Network network(Architecture chain, Scale scale) {
        return build(scale, (network, at, x) -> {
            if (isNone(chain, at)) {
                return x;
            }
            Convolved layer = convolved(chain, at);
            return addLayer(network, layerName(at), new Convolution(channels(layer, scale), layer.kernel()), x);
        });
    }

    /** With a layer of each kernel to choose from, or none, and in each layer so many of its channels as are chosen. */
    @Override
    public Supernet supernet(Scale scale) {
        Network whole = build(scale, (network, at, x) -> {
            List<Node> choices = new ArrayList<>(isFirst(at) ? List.of() : List.of(x));
            for (int kernel : KERNELS) {
                Node layer = addLayer(network, openName(at, kernel), new Convolution(scale.channels(), kernel), x);
                choices.addAll(Collections.nCopies(CHANNELS.size(), layer));
            }
            return network.add(layerName(at), new Layer.Choice(at), choices);
        });
        Map<Integer, Supernet.Width> widths = new HashMap<>();
        for (int at = 0; at < STAGES * LAYERS; at++) {
            List<Integer> channels = new ArrayList<>(isFirst(at) ? List.of() : List.of(scale.channels()));
            for (int number = 0; number < KERNELS.size() * CHANNELS.size(); number++) {
                channels.add(channels(Convolved.of(number), scale));
            }
            for (int kernel : KERNELS) {
                Node convolution = whole.node(openName(at, kernel) + ".convolution");
                widths.put(convolution.index(), new Supernet.Width(at, channels));
            }
        }
        return new Supernet(whole, Optional.empty(), widths);
    }

    /** Adds the layer of a number from 0, if it is there, and returns what comes of it. */
    private interface Layers {
        Node add(NetworkBuilder network, int at, Node x);
    }

    private static Network build(Scale scale, Layers layers) {
        if (scale.stages() != STAGES
                || scale.cellsPerStage() != 1
                || scale.channels() * CHANNELS.get(0) % WIDEST != 0) {
            throw new IllegalArgumentException(NAME + " has " + STAGES + " stages of one cell, and "
                    + WIDEST / CHANNELS.get(0) + " channels or a multiple of them, not " + scale);
        }
        NetworkBuilder network = new NetworkBuilder(scale.image());
        Node x = network.image();
        for (int at = 0; at < STAGES * LAYERS; at++) {
            if (isFirst(at) && at > 0) {
                x = network.add("pool" + at / LAYERS, Pool.tiles(Pool.Kind.MAX, 2), network.endBlock(x));
            }
            x = layers.add(network, at, x);
        }
        return network.build(network.addClassifier(network.endBlock(x), scale.classes()));
    }

    private static Node addLayer(NetworkBuilder network, String name, Convolution convolution, Node x) {
        Node normal = network.addNormalized(name, convolution, x);
        return network.add(name + ".relu", Layer.Activation.RELU, normal);
    }

    private static String openName(int at, int kernel) {
        return layerName(at) + ".k" + kernel;
    }

    private static String layerName(int at) {
        return "stage" + (at / LAYERS + 1) + ".layer" + (at % LAYERS + 1);
    }

    @Override
    public Scale standardScale() {
        return STANDARD;
    }

    /** A layer with a kernel of 3 and the fewest channels in each stage. */
    @Override
    public Architecture smallest() {
        int[] choices = new int[STAGES * LAYERS];
        Arrays.setAll(choices, at -> isFirst(at) ? choice(at, new Convolved(3, CHANNELS.get(0))) : 0);
        return Architecture.of(choices);
    }

    /** Layer by layer: the next number of channels, then one more layer after it with as many channels, by kernel. */
    @Override
    public List<Growth> growths(Architecture chain, Scale scale) {
        List<Growth> growths = new ArrayList<>();
        for (int at = 0; at < chain.length(); at++) {
            if (!isNone(chain, at)) {
                Convolved layer = convolved(chain, at);
                if (layer.channels() < WIDEST) {
                    Convolved wider =
                            new Convolved(layer.kernel(), CHANNELS.get(CHANNELS.indexOf(layer.channels()) + 1));
                    growths.add(new Growth(
                            chain.with(at, choice(at, wider)),
                            new Morphism.Wider(layerName(at) + ".convolution", channels(wider, scale)),
                            at));
                }
                if (isNone(chain, lastOfStage(at))) {
                    for (int kernel : KERNELS) {
                        growths.add(new Growth(
                                withAfter(chain, at, new Convolved(kernel, layer.channels())),
                                new Morphism.Deeper(layerName(at) + ".relu", kernel),
                                at));
                    }
                }
            }
        }
        return growths;
    }

    private static int lastOfStage(int at) {
        return at / LAYERS * LAYERS + LAYERS - 1;
    }

    private static Architecture withAfter(Architecture chain, int at, Convolved layer) {
        Architecture longer = chain;
        for (int to = lastOfStage(at); to > at + 1; to--) {
            longer = longer.with(to, chain.choice(to - 1));
        }
        return longer.with(at + 1, choice(at + 1, layer));
    }

    @Override
    public Architecture parse(String text) {
        String form = "expected " + STAGES + " stages with | between, of up to " + LAYERS
                + " layers with - between, each a kernel of 1, 3 or 5 and 8, 16, 32 or 64 channels, as k3c16";
        String[] stages = text.split("\\|", -1);
        int[] choices = new int[STAGES * LAYERS];
        for (int stage = 0; stage < stages.length; stage++) {
            String[] layers = stages[stage].split("-", -1);
            for (int layer = 0; layer < layers.length; layer++) {
                int at = stage * LAYERS + layer;
                int choice = stages.length == STAGES && layer < LAYERS
                        ? decisions().get(at).choices().indexOf(layers[layer])
                        : -1;
                if (choice < 0 || layers[layer].equals(NONE)) {
                    throw refused(text, form);
                }
                choices[at] = choice;
            }
        }
        return readFrom(text, Architecture.of(choices), form);
    }

    @Override
    public String format(Architecture chain) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < chain.length(); at++) {
            if (!isNone(chain, at)) {
                text.append(at == 0 ? "" : isFirst(at) ? "|" : "-").append(convolved(chain, at));
            }
        }
        return text.toString();
    }

    /** Makes the space known. */
    public static final class Provider implements SearchSpaceProvider {
        @Override
        public List<String> names() {
            return List.of(NAME);
        }

        @Override
        public SearchSpace space(String name) {
            return new ChainSpace();
        }
    }
}
