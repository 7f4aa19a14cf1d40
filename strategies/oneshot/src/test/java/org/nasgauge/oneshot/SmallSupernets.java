package org.nasgauge.oneshot;

import java.util.TreeMap;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.networks.Convolution;
import org.nasgauge.networks.FeatureShape;
import org.nasgauge.networks.Layer;
import org.nasgauge.networks.Network.Node;
import org.nasgauge.networks.NetworkBuilder;
import org.nasgauge.networks.Pool;
import org.nasgauge.networks.Scale;
import org.nasgauge.networks.Supernet;
import org.nasgauge.networks.SupernetDefined;
import org.nasgauge.spaces.nasbench201.CellSpace;
import org.nasgauge.tape.SharedWeights;
import org.nasgauge.tape.UntrainedGraph.Batch;

/** A supernet of six edges that trains in a moment. */
public final class SmallSupernets {
    public static final Scale SCALE = new Scale(new FeatureShape(4, 4, 1), 3, 2, 1, 1, 1, Scale.Reduction.POOLED);
    public static final CellSpace SPACE = CellSpace.nasbench201();

    private SmallSupernets() {}

    public static SharedWeights shared() {
        return shared(SPACE);
    }

    public static SharedWeights shared(SupernetDefined space) {
        return shared(space.supernet(SCALE));
    }

    /** Of images of 4 × 4 pixels and three classes. */
    public static SharedWeights shared(Supernet supernet) {
        return new SharedWeights(
                supernet, images(1, 24), images(2, 18), 6, new TreeMap<>(), SharedWeights.Snapshots.NONE);
    }

    public static Paths paths(boolean none) {
        return Paths.of(SPACE, SPACE.supernet(SCALE), none);
    }

    /** Two edges, one after the other, of a skip, a mean, and a convolution after a smooth activation. */
    public static Supernet smooth() {
        NetworkBuilder network = new NetworkBuilder(new FeatureShape(4, 4, 1));
        Node x = network.add("stem", new Convolution(4, 3), network.image());
        for (int edge = 0; edge < 2; edge++) {
            Node active = network.add("edge" + edge + ".active", Layer.Activation.TANH, x);
            Node convolved = network.add("edge" + edge + ".convolution", new Convolution(4, 3), active);
            Node mean = network.add("edge" + edge + ".mean", Pool.same(Pool.Kind.AVERAGE, 3, 1), x);
            x = network.add("edge" + edge + ".choice", new Layer.Choice(edge), x, mean, convolved);
        }
        Node bent = network.add("bent", Layer.Activation.TANH, x);
        return new Supernet(network.build(network.addClassifier(bent, 3)));
    }

    /** Bright stripes, whose direction is the class. */
    private static SharedWeights.Images images(int seed, int size) {
        SeededRandom random = SeedTree.root(seed).generator();
        float[] pixels = new float[size * 16];
        byte[] labels = new byte[size];
        for (int i = 0; i < size; i++) {
            labels[i] = (byte) (i % 3);
            for (int at = 0; at < 16; at++) {
                int line = labels[i] == 0 ? at / 4 : labels[i] == 1 ? at % 4 : (at / 4 + at) % 4;
                pixels[i * 16 + at] = (float) (line % 2 + 0.5 * random.nextGaussian());
            }
        }
        return images(pixels, labels);
    }

    /** Of 4 × 4 pixels each. */
    public static SharedWeights.Images images(float[] pixels, byte[] labels) {
        return new SharedWeights.Images() {
            @Override
            public int size() {
                return labels.length;
            }

            @Override
            public Batch batch(int[] chosen) {
                float[] some = new float[chosen.length * 16];
                byte[] their = new byte[chosen.length];
                for (int i = 0; i < chosen.length; i++) {
                    System.arraycopy(pixels, chosen[i] * 16, some, i * 16, 16);
                    their[i] = labels[chosen[i]];
                }
                return new Batch(some, their);
            }
        };
    }
}
