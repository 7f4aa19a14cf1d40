package org.nasgauge.training.network;

import java.util.ArrayList;
import java.util.List;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.spaces.nasbench201.Edge;
import org.nasgauge.spaces.nasbench201.Operation;
import org.nasgauge.training.tape.AveragePool;
import org.nasgauge.training.tape.BatchNormalization;
import org.nasgauge.training.tape.Convolution;
import org.nasgauge.training.tape.Downsampling;
import org.nasgauge.training.tape.GlobalAveragePool;
import org.nasgauge.training.tape.Linear;
import org.nasgauge.training.tape.Parameter;
import org.nasgauge.training.tape.Rectifier;
import org.nasgauge.training.tape.Shape;
import org.nasgauge.training.tape.Sum;
import org.nasgauge.training.tape.Tape;
import org.nasgauge.training.tape.Tensor;

/**
 * A classifier made of one repeated cell. Stem: convolution and batch normalization. Between stages: 2x2 averages, a
 * 1x1 convolution and batch normalization, so that all work over neighbouring pixels is the cell's own. Head: batch
 * normalization, ReLU, mean over all pixels, linear map.
 */
public final class CellNetwork implements AutoCloseable {
    private final Tape tape = new Tape();
    private final Tensor image;
    private final Tensor logits;

    /** @param image batch size, height, width and channels of the input */
    public CellNetwork(Cell cell, Scale scale, Shape image, int classes) {
        this.image = tape.input("image", image);
        Tensor x = convolve("stem", this.image, scale.stemKernel(), scale.channels());
        for (int stage = 1; stage <= scale.stages(); stage++) {
            if (stage > 1) {
                String name = "reduction" + (stage - 1);
                Tensor halved = tape.record(new Downsampling(name + ".mean", x));
                x = convolve(name, halved, 1, 2 * x.shape().channels());
            }
            for (int i = 1; i <= scale.cellsPerStage(); i++) {
                x = addCell("stage" + stage + ".cell" + i, cell, x);
            }
        }
        Tensor normal = tape.record(new BatchNormalization("head.normalization", x));
        Tensor positive = tape.record(new Rectifier("head.relu", normal));
        Tensor features = tape.record(new GlobalAveragePool("features", positive));
        this.logits = tape.record(new Linear("logits", features, classes));
    }

    private Tensor convolve(String name, Tensor x, int kernel, int channels) {
        Tensor y = tape.record(new Convolution(name + ".convolution", x, kernel, channels));
        return tape.record(new BatchNormalization(name + ".normalization", y));
    }

    private Tensor addCell(String name, Cell cell, Tensor input) {
        Tensor[] nodes = new Tensor[Cell.NODES];
        Tensor[] rectified = new Tensor[Cell.NODES];
        nodes[0] = input;
        for (int node = 1; node < Cell.NODES; node++) {
            List<Tensor> terms = new ArrayList<>();
            for (Edge edge : cell.liveEdges()) {
                if (edge.target() == node) {
                    terms.add(addEdge(name, edge, cell.at(edge), nodes, rectified));
                }
            }
            if (terms.size() == 1) {
                nodes[node] = terms.get(0);
            } else if (terms.size() > 1) {
                nodes[node] = tape.record(new Sum(name + ".node" + node, terms));
            }
        }
        Tensor output = nodes[Cell.NODES - 1];
        return output != null ? output : tape.input(name + ".zero", input.shape());
    }

    /** Convolutions that read the same node share its rectified value. */
    private Tensor addEdge(String cell, Edge edge, Operation operation, Tensor[] nodes, Tensor[] rectified) {
        Tensor from = nodes[edge.source()];
        String name = cell + ".edge" + edge.source() + "-" + edge.target();
        return switch (operation) {
            case NONE -> throw new IllegalArgumentException("an edge that does nothing is not live");
            case SKIP_CONNECT -> from;
            case AVG_POOL_3X3 -> tape.record(new AveragePool(name, from, 3));
            case NOR_CONV_1X1, NOR_CONV_3X3 -> {
                if (rectified[edge.source()] == null) {
                    rectified[edge.source()] = tape.record(new Rectifier(cell + ".relu" + edge.source(), from));
                }
                int kernel = operation == Operation.NOR_CONV_1X1 ? 1 : 3;
                yield convolve(
                        name, rectified[edge.source()], kernel, from.shape().channels());
            }
        };
    }

    /**
     * Draws every weight from a stream of its own, named after the parameter: normal with variance 2 / fan-in (He et
     * al., 2015) for convolutions and the linear map; batch normalization starts as it is made.
     */
    public void initialize(SeedTree seed) {
        for (Parameter parameter : tape.parameters().values()) {
            if (parameter.name().endsWith(".weights")) {
                long[] shape = parameter.value().array().shape();
                long fanIn = shape.length == 2 ? shape[0] : shape[1] * shape[2] * shape[3];
                double deviation = Math.sqrt(2.0 / fanIn);
                SeededRandom random = seed.child(parameter.name()).generator();
                float[] weights = new float[parameter.size()];
                for (int i = 0; i < weights.length; i++) {
                    weights[i] = (float) (deviation * random.nextGaussian());
                }
                parameter.value().setAll(weights);
            }
        }
    }

    public Tape tape() {
        return tape;
    }

    public Tensor image() {
        return image;
    }

    public Tensor logits() {
        return logits;
    }

    @Override
    public void close() {
        tape.close();
    }
}
