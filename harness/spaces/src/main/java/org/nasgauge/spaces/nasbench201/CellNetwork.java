package org.nasgauge.spaces.nasbench201;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.nasgauge.api.benchmark.Complexity;
import org.nasgauge.networks.Convolution;
import org.nasgauge.networks.FeatureShape;
import org.nasgauge.networks.Layer;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.Network.Node;
import org.nasgauge.networks.NetworkBuilder;
import org.nasgauge.networks.NetworkCounts;
import org.nasgauge.networks.Pool;
import org.nasgauge.networks.Scale;

/**
 * The classifier that repeats one cell. Stem: convolution and batch normalization. Between stages: a reduction to half the
 * size, with a residual as in ResNet or by pooling. Head: batch normalization, ReLU, mean over all pixels, linear map.
 */
public final class CellNetwork {
    static final Scale STANDARD = new Scale(new FeatureShape(32, 32, 3), 10, 16, 3, 5, 3, Scale.Reduction.PUBLISHED);

    private static final Map<List<Integer>, Complexity> COUNTED = new ConcurrentHashMap<>();

    private final NetworkBuilder network;

    private CellNetwork(Scale scale) {
        this.network = new NetworkBuilder(scale.image());
    }

    /**
     * With twice the channels at each stage.
     *
     * @param operations one for each edge; all but {@code none} come into the network, dead or not
     */
    static Network of(List<Operation> operations, Scale scale) {
        return of(operations, scale, channels(scale));
    }

    /** With all operations on each edge, to choose from. */
    static Network open(List<Operation> choices, Scale scale) {
        CellNetwork made = new CellNetwork(scale);
        return made.build(
                scale,
                channels(scale),
                (name, input, channels) -> CellBlock.addOpen(made.network, name, choices, input, channels, 1));
    }

    private static int[] channels(Scale scale) {
        int[] channels = new int[layers(scale)];
        for (int layer = 0; layer < channels.length; layer++) {
            int stage = (layer + 1) / (scale.cellsPerStage() + 1);
            channels[layer] = scale.channels() << stage;
        }
        return channels;
    }

    /**
     * With a number of channels for each layer, which is a cell or a reduction; the stem has those of the first. The
     * scale's own channels are not used.
     */
    public static Network of(List<Operation> operations, Scale scale, int[] channels) {
        CellNetwork made = new CellNetwork(scale);
        return made.build(
                scale,
                channels,
                (name, input, width) -> CellBlock.add(made.network, name, operations, input, width, 1));
    }

    /**
     * With as many channels in every layer, and where others may be fewer: of each cell but the first, which reads the stem,
     * it is open whether a skip from its input changes their number.
     *
     * @param firstSkip the number by which that of the second cell is chosen; each later one is chosen by the next
     */
    public static Network withOpenSkips(List<Operation> operations, Scale scale, int firstSkip) {
        CellNetwork made = new CellNetwork(scale);
        int[] channels = new int[layers(scale)];
        Arrays.fill(channels, scale.channels());
        AtomicInteger cells = new AtomicInteger();
        return made.build(scale, channels, (name, input, width) -> {
            int cell = cells.getAndIncrement();
            return cell == 0
                    ? CellBlock.add(made.network, name, operations, input, width, 1)
                    : CellBlock.addWithOpenSkip(made.network, name, operations, input, width, firstSkip + cell - 1);
        });
    }

    private static int layers(Scale scale) {
        return scale.stages() * (scale.cellsPerStage() + 1) - 1;
    }

    /** Adds the cell of a name to the network, and returns its output. */
    private interface Cell {
        Node add(String name, Node input, int channels);
    }

    /**
     * At the standard scale. The benchmark counts the classifier's bias among the FLOPs. How many convolutions there are
     * of either kind decides it, wherever they stand.
     */
    static Complexity complexity(List<Operation> operations) {
        List<Integer> convolutions =
                List.of(count(operations, Operation.NOR_CONV_1X1), count(operations, Operation.NOR_CONV_3X3));
        return COUNTED.computeIfAbsent(convolutions, same -> complexity(of(operations, STANDARD)));
    }

    /** As NATS-Bench counts: the classifier's bias among the FLOPs. */
    public static Complexity complexity(Network network) {
        NetworkCounts counts = NetworkCounts.of(network);
        return new Complexity(counts.parameters(), counts.multiplyAccumulates() + counts.biasAdditions());
    }

    private static int count(List<Operation> operations, Operation operation) {
        int count = 0;
        for (Operation other : operations) {
            count += other == operation ? 1 : 0;
        }
        return count;
    }

    private Network build(Scale scale, int[] channels, Cell cell) {
        int layer = 0;
        Convolution stem = new Convolution(channels[0], scale.stemKernel());
        Node x = network.endBlock(network.addNormalized("stem", stem, network.image()));
        for (int stage = 1; stage <= scale.stages(); stage++) {
            if (stage > 1) {
                x = network.endBlock(addReduction("reduction" + (stage - 1), x, channels[layer++], scale.reduction()));
            }
            for (int i = 1; i <= scale.cellsPerStage(); i++) {
                String name = "stage" + stage + ".cell" + i;
                x = network.endBlock(cell.add(name, x, channels[layer++]));
            }
        }
        Node normal = network.add("head.normalization", Layer.BatchNormalization.STANDARD, x);
        Node positive = network.add("head.relu", Layer.Activation.RELU, normal);
        return network.build(network.addClassifier(positive, scale.classes()));
    }

    private Node addReduction(String name, Node x, int channels, Scale.Reduction reduction) {
        if (reduction == Scale.Reduction.POOLED) {
            return network.addPooledReduction(name, x, channels);
        }
        Node relu1 = network.add(name + ".relu1", Layer.Activation.RELU, x);
        Node first = network.addNormalized(name + ".1", new Convolution(channels, 3).withStride(2), relu1);
        Node relu2 = network.add(name + ".relu2", Layer.Activation.RELU, first);
        Node second = network.addNormalized(name + ".2", new Convolution(channels, 3), relu2);
        Node halved = network.add(name + ".shortcut.mean", Pool.tiles(Pool.Kind.AVERAGE, 2), x);
        Node shortcut = network.add(name + ".shortcut.convolution", new Convolution(channels, 1), halved);
        return network.add(name + ".sum", new Layer.Sum(), shortcut, second);
    }
}
