package org.nasgauge.proxies;

import org.nasgauge.api.estimate.Estimation;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.networks.FeatureShape;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.Scale;
import org.nasgauge.tape.ParameterSet;
import org.nasgauge.tape.RecordedNetwork;
import org.nasgauge.tape.UntrainedGraph;
import org.nasgauge.tape.UntrainedGraph.Batch;
import org.nasgauge.tape.java.JavaBackend;

/**
 * A network with its weights drawn, and batches for it. Two of the same graph, draws and seed share what they compute, and
 * the batch of another size begins with the same images.
 *
 * @param seed of all that is drawn in a run
 * @param draw which initialisation of the run it is, from 0
 */
record Initialised(UntrainedGraph graph, Draws draws, long seed, int draw) {
    /** What is kept in the graph: which thing, of which draws, and a number where there are several. */
    record Key(String what, Draws draws, long seed, int draw, int number) {}

    Key key(String what, int number) {
        return new Key(what, draws.times(1), seed, draw, number);
    }

    Network network() {
        return graph.network();
    }

    /**
     * The architecture's network at another scale.
     *
     * @throws Estimation.Impossible if the space has none
     */
    Network network(Scale scale) {
        try {
            return graph.network(scale);
        } catch (IllegalArgumentException e) {
            throw new Estimation.Impossible("no network of the scale that is looked at: " + e.getMessage());
        }
    }

    SeedTree seeds() {
        return SeedTree.root(seed).child("initialisation " + draw);
    }

    int classes() {
        return network().output().shape().channels();
    }

    /** @param number from 0; each has other images */
    Batch batch(int number) {
        return graph.once(key("batch", number), () -> {
            SeededRandom random = seeds().child("batch " + number).generator();
            return draws.input() == Draws.Input.DATA
                    ? graph.images().draw(draws.batch(), random)
                    : noise(network().image().shape(), random);
        });
    }

    /** As many images of this shape as the batch has, with labels at random. */
    Batch noise(FeatureShape image, SeededRandom random) {
        float[] pixels = new float[Math.multiplyExact(draws.batch(), (int) image.elements())];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) random.nextGaussian();
        }
        byte[] labels = new byte[draws.batch()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) random.nextInt(classes());
        }
        return new Batch(pixels, labels);
    }

    /** The network on a tape for its batch. */
    Passes passes() {
        return graph.once(key("passes", 0), () -> new Passes(this, record(network())));
    }

    /** A network of the same parameters, or another scale, with weights drawn for it, on a tape of its own. */
    RecordedNetwork record(Network other) {
        return record(other, draws.batch());
    }

    /** @param images in a batch */
    RecordedNetwork record(Network other, int images) {
        ParameterSet parameters = new ParameterSet(new JavaBackend(), seeds().child("dropout"));
        RecordedNetwork recorded = RecordedNetwork.of(other, images, parameters);
        draws.weights().initialization().apply(parameters.parameters().values(), seeds().child("weights"));
        return recorded;
    }
}
