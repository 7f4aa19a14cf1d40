package org.nasgauge.proxies;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import org.nasgauge.api.estimate.Estimation;
import org.nasgauge.networks.Layer;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.Network.Node;

/** Which rectifiers pass which images on: one bit for each unit, in the order of the network. */
final class ActivationCodes {
    private final BitSet[] images;
    private final int units;

    ActivationCodes(BitSet[] images, int units) {
        this.images = images;
        this.units = units;
    }

    BitSet[] images() {
        return images;
    }

    int units() {
        return units;
    }

    /** For the first batch. */
    static ActivationCodes of(Initialised network) {
        return network.graph().once(network.key("activation codes", 0), () -> {
            Passes passes = network.passes().forward(0);
            return of(network.network(), network.draws().batch(), passes::values);
        });
    }

    /** Reads the activations of a node, image by image. */
    @FunctionalInterface
    interface Reader {
        float[] of(Node node);
    }

    /** @throws Estimation.Impossible if there is no rectifier */
    static ActivationCodes of(Network network, int batch, Reader activations) {
        BitSet[] images = new BitSet[batch];
        Arrays.setAll(images, i -> new BitSet());
        int units = 0;
        for (Node node : network.nodes()) {
            if (node.layer() == Layer.Activation.RELU || node.layer() == Layer.Activation.RELU6) {
                float[] values = activations.of(node);
                int each = (int) node.shape().elements();
                for (int i = 0; i < values.length; i++) {
                    if (values[i] > 0) {
                        images[i / each].set(units + i % each);
                    }
                }
                units += each;
            }
        }
        if (units == 0) {
            throw new Estimation.Impossible("no rectifier in the network");
        }
        return new ActivationCodes(images, units);
    }

    /** How many units two images agree on. */
    int agreements(int one, int other) {
        BitSet differ = (BitSet) images[one].clone();
        differ.xor(images[other]);
        return units - differ.cardinality();
    }

    /** How many different codes the images have. */
    int distinctImages() {
        return new HashSet<>(Arrays.asList(images)).size();
    }

    /** How many different sets of images a unit passes on. */
    int distinctUnits() {
        Set<BitSet> distinct = new HashSet<>();
        for (int unit = 0; unit < units; unit++) {
            BitSet passed = new BitSet();
            for (int image = 0; image < images.length; image++) {
                passed.set(image, images[image].get(unit));
            }
            distinct.add(passed);
        }
        return distinct.size();
    }
}
