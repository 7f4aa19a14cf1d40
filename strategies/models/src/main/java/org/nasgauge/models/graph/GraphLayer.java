package org.nasgauge.models.graph;

import org.nasgauge.api.random.SeededRandom;

/**
 * A layer of a graph isomorphism network: a vertex's own numbers and those of its sources are added, go through two linear
 * maps with a rectifier after each, and are normalized.
 */
final class GraphLayer {
    private final int inputs;
    private final int width;
    private final Linear first;
    private final Linear second;
    private final BatchNormalization normalization;

    private float[] sums = {};
    private float[] hidden = {};
    private float[] rectified = {};
    private float[] normal = {};
    private float[] output = {};
    private float[] hiddenFlow = {};

    GraphLayer(Parameters parameters, int inputs, int width, SeededRandom random) {
        this.inputs = inputs;
        this.width = width;
        this.first = new Linear(parameters, inputs, width, random);
        this.second = new Linear(parameters, width, width, random);
        this.normalization = new BatchNormalization(parameters, width);
    }

    /** @return a row a vertex, valid until the next call */
    float[] forward(GraphBatch batch, float[] rows, boolean training) {
        int vertices = batch.vertices();
        makeRoom(vertices);
        batch.sumWithSources(rows, inputs, sums);
        first.forward(sums, vertices, hidden);
        rectify(hidden, vertices * width);
        second.forward(hidden, vertices, rectified);
        rectify(rectified, vertices * width);
        if (training) {
            normalization.train(rectified, vertices, normal, output);
        } else {
            normalization.predict(rectified, vertices, normal, output);
        }
        return output;
    }

    /**
     * After {@link #forward} in training: adds to the gradient, and leaves in {@code flow} what flows back into the second map.
     */
    void accumulate(GraphBatch batch, float[] flow) {
        int vertices = batch.vertices();
        normalization.backward(normal, vertices, flow);
        block(rectified, vertices * width, flow);
        second.accumulate(hidden, vertices, flow);
        second.back(flow, vertices, hiddenFlow);
        block(hidden, vertices * width, hiddenFlow);
        first.accumulate(sums, vertices, hiddenFlow);
    }

    /** After {@link #accumulate}: what flows back into the rows that the layer was given. */
    void back(GraphBatch batch, float[] rowsFlow) {
        float[] sumsFlow = sums;
        first.back(hiddenFlow, batch.vertices(), sumsFlow);
        batch.sumWithTargets(sumsFlow, inputs, rowsFlow);
    }

    /** What is negative becomes 0. */
    static void rectify(float[] values, int count) {
        for (int i = 0; i < count; i++) {
            values[i] = Math.max(values[i], 0);
        }
    }

    /**
     * No gradient flows through what was negative.
     *
     * @param rectified what {@link #rectify} left
     */
    static void block(float[] rectified, int count, float[] flow) {
        for (int i = 0; i < count; i++) {
            flow[i] = rectified[i] > 0 ? flow[i] : 0;
        }
    }

    private void makeRoom(int vertices) {
        if (output.length < vertices * width) {
            sums = new float[vertices * inputs];
            hidden = new float[vertices * width];
            rectified = new float[vertices * width];
            normal = new float[vertices * width];
            output = new float[vertices * width];
            hiddenFlow = new float[vertices * width];
        }
    }
}
