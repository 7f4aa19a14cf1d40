package org.nasgauge.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.nasgauge.api.benchmark.LearningCurve;
import org.nasgauge.api.benchmark.LiveTraining;
import org.nasgauge.api.benchmark.RecordedCurve;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.training.network.Cell;
import org.nasgauge.training.network.CellNetwork;
import org.nasgauge.training.tape.Mode;
import org.nasgauge.training.tape.NesterovSgd;
import org.nasgauge.training.tape.SoftmaxCrossEntropy;
import org.nasgauge.training.tape.SoftmaxCrossEntropy.Score;

/** A training of one cell. */
final class CellTraining implements LiveTraining {
    private final CellTrainer trainer;
    private final Recipe recipe;
    private final CellNetwork network;
    private final CellNetwork evaluated;
    private final NesterovSgd sgd;
    private final SoftmaxCrossEntropy loss;
    private final SeededRandom order;
    private final List<EpochScores> epochs = new ArrayList<>();
    private final ProcessorClock clock = new ProcessorClock();
    private boolean closed;
    private int step;

    CellTraining(CellTrainer trainer, Cell cell, SeedTree seed) {
        NativeBackend.useOneThread();
        this.trainer = trainer;
        this.recipe = trainer.recipe();
        this.network = trainer.network(cell, recipe.batch());
        this.evaluated = trainer.network(cell, CellTrainer.EVALUATION_BATCH);
        network.initialize(seed.child("weights"));
        this.sgd = new NesterovSgd(network.tape().parameters().values(), recipe.momentum(), recipe.weightDecay());
        this.loss = new SoftmaxCrossEntropy(network.logits());
        this.order = seed.child("order").generator();
    }

    @Override
    public int epoch() {
        return epochs.size();
    }

    @Override
    public int epochs() {
        return recipe.epochs();
    }

    @Override
    public void advance() {
        if (closed || epoch() == epochs()) {
            throw new IllegalStateException(closed ? "the training is closed" : "all epochs are done");
        }
        NativeBackend.useOneThread();
        long start = clock.nanoseconds();
        int[] shuffled = order.permutation(trainer.images().size());
        int[] batch = new int[recipe.batch()];
        Score running = Score.NONE;
        for (int at = 0; at < shuffled.length; at += batch.length) {
            System.arraycopy(shuffled, at, batch, 0, batch.length);
            byte[] labels = trainer.images().show(batch, network.image());
            network.tape().forward(Mode.TRAINING);
            running = running.plus(loss.scoreWithGradient(labels));
            network.tape().backward(network.logits());
            sgd.step(recipe.learningRateAt(step++));
        }
        long trained = clock.nanoseconds();
        evaluated.tape().copyWeights(network.tape());
        Score valid = trainer.validate(evaluated);
        Score tested = trainer.test(evaluated);
        epochs.add(new EpochScores(
                running, valid, tested, (trained - start) * 1e-9, (clock.nanoseconds() - trained) * 1e-9));
    }

    @Override
    public LearningCurve curve() {
        if (epochs.isEmpty()) {
            throw new IllegalStateException("no epoch is done");
        }
        Map<Series, double[]> curve = new LinkedHashMap<>();
        put(curve, Series.TRAIN_LOSS, epoch -> epoch.train().meanLoss());
        put(curve, Series.TRAIN_ACCURACY, epoch -> epoch.train().percentCorrect());
        put(curve, Series.VALIDATION_LOSS, epoch -> epoch.validation().meanLoss());
        put(curve, Series.VALIDATION_ACCURACY, epoch -> epoch.validation().percentCorrect());
        put(curve, Series.TEST_LOSS, epoch -> epoch.test().meanLoss());
        put(curve, Series.TEST_ACCURACY, epoch -> epoch.test().percentCorrect());
        put(curve, Series.TRAIN_SECONDS, EpochScores::trainSeconds);
        return new RecordedCurve(curve);
    }

    private void put(Map<Series, double[]> curve, Series series, ToDoubleFunction<EpochScores> value) {
        curve.put(series, epochs.stream().mapToDouble(value).toArray());
    }

    List<EpochScores> scores() {
        return epochs;
    }

    @Override
    public void close() {
        closed = true;
        network.close();
        evaluated.close();
    }
}
