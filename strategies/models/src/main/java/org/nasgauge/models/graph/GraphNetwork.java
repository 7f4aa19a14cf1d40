package org.nasgauge.models.graph;

import java.util.ArrayList;
import java.util.List;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.LabelledGraph;

/**
 * A graph isomorphism network (Xu, Hu, Leskovec and Jegelka, How powerful are graph neural networks?, ICLR 2019, with ε = 0)
 * that maps a graph to a number: layers of one width, the mean over the vertices, a rectified layer of half the width with
 * dropout, and a linear output.
 */
public final class GraphNetwork {
    private static final int PREDICTED_AT_ONCE = 64;

    private final Shape shape;
    private final Parameters parameters = new Parameters();
    private final List<GraphLayer> layers = new ArrayList<>();
    private final Linear head;
    private final Linear last;

    /**
     * @param labels how many the vertices can have
     * @param layers at least 1
     * @param width of a layer, at least 2
     * @param dropout the share of the last layer's inputs that are left out in training
     */
    public record Shape(int labels, int layers, int width, double dropout) {}

    public GraphNetwork(Shape shape, SeededRandom random) {
        this.shape = shape;
        for (int layer = 0; layer < shape.layers(); layer++) {
            int inputs = layer == 0 ? shape.labels() : shape.width();
            layers.add(new GraphLayer(parameters, inputs, shape.width(), random));
        }
        this.head = new Linear(parameters, shape.width(), half(), random);
        this.last = new Linear(parameters, half(), 1, random);
    }

    public float[] predict(List<LabelledGraph> graphs) {
        float[] predicted = new float[graphs.size()];
        for (int at = 0; at < predicted.length; at += PREDICTED_AT_ONCE) {
            int count = Math.min(PREDICTED_AT_ONCE, predicted.length - at);
            GraphBatch batch = new GraphBatch(graphs.subList(at, at + count), shape.labels());
            float[] rectified = head(batch, pooled(batch, false));
            System.arraycopy(output(rectified, count), 0, predicted, at, count);
        }
        return predicted;
    }

    /**
     * The mean squared error of a batch in training, whose gradient is left in {@link #parameters}.
     *
     * @param random draws what is left out
     */
    double learn(GraphBatch batch, float[] wanted, SeededRandom random) {
        parameters.clearGradient();
        float[] pooled = pooled(batch, true);
        float[] rectified = head(batch, pooled);
        float[] mask = mask(rectified.length, random);
        float[] kept = rectified.clone();
        multiply(kept, mask);
        float[] output = output(kept, batch.graphs());

        double error = 0;
        float[] flow = new float[batch.graphs()];
        for (int graph = 0; graph < flow.length; graph++) {
            float difference = output[graph] - wanted[graph];
            error += difference * difference / flow.length;
            flow[graph] = 2 * difference / flow.length;
        }
        last.accumulate(kept, flow.length, flow);
        float[] headFlow = new float[rectified.length];
        last.back(flow, flow.length, headFlow);
        multiply(headFlow, mask);
        GraphLayer.block(rectified, rectified.length, headFlow);
        head.accumulate(pooled, flow.length, headFlow);
        float[] pooledFlow = new float[pooled.length];
        head.back(headFlow, flow.length, pooledFlow);
        float[] rowsFlow = new float[batch.vertices() * shape.width()];
        batch.spread(pooledFlow, shape.width(), rowsFlow);
        for (int layer = layers.size() - 1; layer > 0; layer--) {
            layers.get(layer).accumulate(batch, rowsFlow);
            layers.get(layer).back(batch, rowsFlow);
        }
        layers.get(0).accumulate(batch, rowsFlow);
        return error;
    }

    private float[] pooled(GraphBatch batch, boolean training) {
        float[] rows = batch.oneHot();
        for (GraphLayer layer : layers) {
            rows = layer.forward(batch, rows, training);
        }
        float[] pooled = new float[batch.graphs() * shape.width()];
        batch.mean(rows, shape.width(), pooled);
        return pooled;
    }

    private float[] head(GraphBatch batch, float[] pooled) {
        float[] rectified = new float[batch.graphs() * half()];
        head.forward(pooled, batch.graphs(), rectified);
        GraphLayer.rectify(rectified, rectified.length);
        return rectified;
    }

    private float[] output(float[] rectified, int graphs) {
        float[] output = new float[graphs];
        last.forward(rectified, graphs, output);
        return output;
    }

    /** 0 for what is left out, and for the others what keeps the expectation. */
    private float[] mask(int count, SeededRandom random) {
        float[] mask = new float[count];
        for (int i = 0; i < count; i++) {
            boolean left = shape.dropout() > 0 && random.nextDouble() < shape.dropout();
            mask[i] = left ? 0 : (float) (1 / (1 - shape.dropout()));
        }
        return mask;
    }

    private static void multiply(float[] values, float[] factors) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factors[i];
        }
    }

    private int half() {
        return shape.width() / 2;
    }

    Parameters parameters() {
        return parameters;
    }

    int labels() {
        return shape.labels();
    }
}
