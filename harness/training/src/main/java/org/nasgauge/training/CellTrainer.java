package org.nasgauge.training;

import org.nasgauge.api.random.SeedTree;
import org.nasgauge.training.data.FashionMnist;
import org.nasgauge.training.data.ImageSet;
import org.nasgauge.training.network.Cell;
import org.nasgauge.training.network.CellNetwork;
import org.nasgauge.training.tape.Mode;
import org.nasgauge.training.tape.Shape;
import org.nasgauge.training.tape.SoftmaxCrossEntropy;
import org.nasgauge.training.tape.SoftmaxCrossEntropy.Score;

/** Trains cells by one recipe. Holds the images ready; safe for use by many threads. */
public final class CellTrainer {
    /** Of images: larger than a training step's, since each native call has a fixed cost; it does not change a bit. */
    static final int EVALUATION_BATCH = 192;

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

    /** The same cell and seed give the same bits (seconds apart) on the same kind of machine. */
    CellTraining begin(Cell cell, SeedTree seed) {
        return new CellTraining(this, cell, seed);
    }

    Recipe recipe() {
        return recipe;
    }

    Images images() {
        return train;
    }

    /** @param evaluated has the weights to evaluate */
    Score validate(CellNetwork evaluated) {
        return evaluate(evaluated, validation);
    }

    Score test(CellNetwork evaluated) {
        return evaluate(evaluated, test);
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
