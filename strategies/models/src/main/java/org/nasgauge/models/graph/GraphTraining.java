package org.nasgauge.models.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.LabelledGraph;
import org.nasgauge.models.neural.Adam;

/**
 * Training on the mean squared error by Adam, whose learning rate falls along half a cosine to 0.
 *
 * @param epochs at least 1
 * @param batch graphs of a step, at least 1
 * @param learningRate of the first step
 * @param weightDecay times a weight is added to its gradient
 */
public record GraphTraining(int epochs, int batch, double learningRate, double weightDecay) {
    public void fit(GraphNetwork network, List<LabelledGraph> graphs, float[] targets, SeededRandom random) {
        Parameters parameters = network.parameters();
        Adam adam = new Adam(parameters.values().length, learningRate);
        int steps = epochs * ((targets.length + batch - 1) / batch);
        int step = 0;
        for (int epoch = 0; epoch < epochs; epoch++) {
            int[] shuffled = random.permutation(targets.length);
            for (int at = 0; at < shuffled.length; at += batch) {
                int[] chosen = Arrays.copyOfRange(shuffled, at, Math.min(at + batch, shuffled.length));
                List<LabelledGraph> together = new ArrayList<>();
                float[] wanted = new float[chosen.length];
                for (int i = 0; i < chosen.length; i++) {
                    together.add(graphs.get(chosen[i]));
                    wanted[i] = targets[chosen[i]];
                }
                network.learn(new GraphBatch(together, network.labels()), wanted, random);
                parameters.decay((float) weightDecay);
                double share = (1 + StrictMath.cos(StrictMath.PI * step++ / steps)) / 2;
                adam.step(parameters.values(), parameters.gradient(), share);
            }
        }
    }
}
