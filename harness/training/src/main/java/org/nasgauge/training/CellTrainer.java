package org.nasgauge.training;

import java.util.ArrayList;
import java.util.List;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.training.data.FashionMnist;
import org.nasgauge.training.data.ImageSet;
import org.nasgauge.training.network.Cell;
import org.nasgauge.training.network.CellNetwork;
import org.nasgauge.training.tape.Mode;
import org.nasgauge.training.tape.NesterovSgd;
import org.nasgauge.training.tape.Shape;
import org.nasgauge.training.tape.SoftmaxCrossEntropy;
import org.nasgauge.training.tape.SoftmaxCrossEntropy.Score;

/** Trains cells by one recipe. Holds the images ready; safe for use by many threads. */
public final class CellTrainer {
    /** Of images: larger than a training step's, since each native call has a fixed cost; it does not change a bit. */
    private static final int EVALUATION_BATCH = 192;

    private final Recipe recipe;
    private final int classes;
    private final int height;
    private final int width;
    private final Images train;
    private final Images validation;
    private final Images test;

    public CellTrainer(Recipe recipe, FashionMnist data) {
        this.recipe = recipe;
        this.classes = data.classes();
        ImageSet used = data.train().first(recipe.images());
        this.height = used.height();
        this.width = used.width();
        this.train = new Images(used, used);
        this.validation = new Images(data.validation(), used);
        this.test = new Images(data.test(), used);
    }

    /** The network of a cell, for batches of a size; its weights are not drawn yet. */
    public CellNetwork network(Cell cell, int batch) {
        return new CellNetwork(cell, recipe.scale(), new Shape(batch, height, width, 1), classes);
    }

    /** One entry an epoch. The same cell and seed give the same bits (seconds apart) on the same kind of machine. */
    public List<EpochScores> train(Cell cell, SeedTree seed) {
        NativeBackend.useOneThread();
        try (CellNetwork network = network(cell, recipe.batch());
                CellNetwork evaluated = network(cell, EVALUATION_BATCH)) {
            network.initialize(seed.child("weights"));
            return train(network, evaluated, seed.child("order").generator());
        }
    }

    private List<EpochScores> train(CellNetwork network, CellNetwork evaluated, SeededRandom order) {
        NesterovSgd sgd =
                new NesterovSgd(network.tape().parameters().values(), recipe.momentum(), recipe.weightDecay());
        SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy(network.logits());
        List<EpochScores> curve = new ArrayList<>();
        int[] batch = new int[recipe.batch()];
        int step = 0;
        ProcessorClock clock = new ProcessorClock();
        for (int epoch = 1; epoch <= recipe.epochs(); epoch++) {
            long start = clock.nanoseconds();
            int[] shuffled = order.permutation(train.size());
            Score running = Score.NONE;
            for (int at = 0; at < shuffled.length; at += batch.length) {
                System.arraycopy(shuffled, at, batch, 0, batch.length);
                byte[] labels = train.show(batch, network.image());
                network.tape().forward(Mode.TRAINING);
                running = running.plus(loss.scoreWithGradient(labels));
                network.tape().backward(network.logits());
                sgd.step(recipe.learningRateAt(step++));
            }
            long trained = clock.nanoseconds();
            evaluated.tape().copyWeights(network.tape());
            Score valid = evaluate(evaluated, validation);
            Score tested = evaluate(evaluated, test);
            curve.add(new EpochScores(
                    running, valid, tested, (trained - start) * 1e-9, (clock.nanoseconds() - trained) * 1e-9));
        }
        return curve;
    }

    private Score evaluate(CellNetwork network, Images images) {
        SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy(network.logits());
        Score score = Score.NONE;
        int[] batch = new int[EVALUATION_BATCH];
        for (int at = 0; at < images.size(); at += batch.length) {
            int count = Math.min(batch.length, images.size() - at);
            for (int i = 0; i < batch.length; i++) {
                batch[i] = at + Math.min(i, count - 1); // a last batch that is not full repeats its last image
            }
            byte[] labels = images.show(batch, network.image());
            network.tape().forward(Mode.INFERENCE);
            for (int part = 0; part < count; part += recipe.batch()) { // in parts, so that losses add up in one order
                score = score.plus(loss.score(labels, part, Math.min(count, part + recipe.batch())));
            }
        }
        return score;
    }
}
