package org.nasgauge.training;

import java.util.Map;
import org.nasgauge.tape.SoftmaxCrossEntropy.Score;
import org.nasgauge.tape.UntrainedGraph.Batch;

/**
 * A network that learns one batch at a time: what a kind of trainer brings. Pixels stand image by image and row by row,
 * the channels of a pixel together; logits image by image. For one thread at a time.
 */
interface Learner extends AutoCloseable {
    /** Makes ready the thread that is going to use it. */
    void enter();

    /** One step by a batch of the recipe's size; the score is that before the step. */
    Score learn(Batch batch, double learningRate);

    /** How many images {@link #logits} takes. */
    int evaluationBatch();

    /** What the network makes of images, not learning. */
    float[] logits(float[] pixels);

    /** Copies of the network's numbers, as {@link TrainedNetwork} has them. */
    Map<String, float[]> values();

    /** Frees what only the next use needs, and takes it again by itself. */
    void rest();

    @Override
    void close();
}
