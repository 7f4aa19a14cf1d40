package com.example.nas;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.api.space.SearchSpaceProvider;
import org.nasgauge.networks.Convolution;
import org.nasgauge.networks.FeatureShape;
import org.nasgauge.networks.Layer;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.Network.Node;
import org.nasgauge.networks.NetworkBuilder;
import org.nasgauge.networks.NetworkDefined;
import org.nasgauge.networks.Pool;
import org.nasgauge.networks.Scale;
import org.nasgauge.spaces.decision.NumberedDecisionSpace;

/** Three layers in a row, each of three kinds: 27 architectures, written as {@code conv3-pool3-skip}. */
public final class ThreeLayerSpace extends NumberedDecisionSpace implements NetworkDefined {
    private static final List<String> LAYERS = List.of("skip", "pool3", "conv3");

    private ThreeLayerSpace() {
        super("three-layers", List.of(layer("first"), layer("second"), layer("third")), Fastest.LAST);
    }

    private static Decision layer(String name) {
        return new Decision(name, LAYERS, Decision.Kind.OPERATION, name);
    }

    @Override
    public String format(Architecture architecture) {
        return Arrays.stream(architecture.choices()).mapToObj(LAYERS::get).collect(Collectors.joining("-"));
    }

    @Override
    public Architecture parse(String text) {
        int[] choices = Arrays.stream(text.split("-")).mapToInt(LAYERS::indexOf).toArray();
        return readFrom(text, Architecture.of(choices), "expected three of " + LAYERS + " with - between them");
    }

    /** The same chain in each stage, after a stem or a reduction; then the mean over all pixels, and a linear map. */
    @Override
    public Network network(Architecture architecture, Scale scale) {
        NetworkBuilder network = new NetworkBuilder(scale.image());
        Node x = network.addNormalized("stem", new Convolution(scale.channels(), scale.stemKernel()), network.image());
        for (int stage = 1; stage <= scale.stages(); stage++) {
            if (stage > 1) {
                Node smaller = network.add("mean" + stage, Pool.tiles(Pool.Kind.AVERAGE, 2), x);
                x = network.addNormalized("reduction" + stage, new Convolution(scale.channels() << (stage - 1), 1), smaller);
            }
            for (int layer = 0; layer < 3; layer++) {
                String name = "stage" + stage + ".layer" + (layer + 1);
                x = switch (LAYERS.get(architecture.choice(layer))) {
                    case "pool3" -> network.add(name, Pool.same(Pool.Kind.AVERAGE, 3, 1), x);
                    case "conv3" ->
                        network.addNormalized(
                                name,
                                new Convolution(x.shape().channels(), 3),
                                network.add(name + ".relu", Layer.Activation.RELU, x));
                    default -> x;
                };
            }
        }
        Node features = network.add("features", new Layer.GlobalAveragePool(), x);
        return network.build(network.add("logits", new Layer.Linear(scale.classes(), true), features));
    }

    @Override
    public Scale standardScale() {
        return new Scale(new FeatureShape(8, 8, 1), 10, 8, 2, 1, 3, Scale.Reduction.POOLED);
    }

    /** Named in META-INF/services: by it the suite knows the space. */
    public static final class Provider implements SearchSpaceProvider {
        @Override
        public List<String> names() {
            return List.of("three-layers");
        }

        @Override
        public SearchSpace space(String name) {
            return new ThreeLayerSpace();
        }
    }
}
