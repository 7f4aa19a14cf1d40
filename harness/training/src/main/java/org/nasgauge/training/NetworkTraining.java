package org.nasgauge.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.nasgauge.api.benchmark.LearningCurve;
import org.nasgauge.api.benchmark.LiveTraining;
import org.nasgauge.api.benchmark.ProcessorClock;
import org.nasgauge.api.benchmark.RecordedCurve;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.networks.Network;
import org.nasgauge.tape.SoftmaxCrossEntropy;
import org.nasgauge.tape.SoftmaxCrossEntropy.Score;
import org.nasgauge.tape.UntrainedGraph.Batch;

/** Steps over the shuffled training images, then an evaluation, epoch by epoch, whatever it is that learns. */
final class NetworkTraining implements LiveTraining {
    private final Network network;
    private final Recipe recipe;
    private final PreparedData data;
    private final Learner learner;
    private final SoftmaxCrossEntropy loss;
    private final SeededRandom order;
    private final List<Epoch> done = new ArrayList<>();
    private final ProcessorClock clock = new ProcessorClock();
    private boolean closed;

    /**
     * What one epoch gave.
     *
     * @param train summed over the epoch's batches as they were trained on, the running score that SoTL is defined on
     * @param trainSeconds of processor time, without the evaluation
     * @param validationSeconds of the pass over the validation images
     * @param test empty where the recipe does not test after this epoch
     * @param testSeconds of the pass over the test images
     */
    record Epoch(
            Score train,
            Score validation,
            Optional<Score> test,
            double trainSeconds,
            double validationSeconds,
            double testSeconds) {
        double evaluationSeconds() {
            return validationSeconds + testSeconds;
        }
    }

    NetworkTraining(Network network, Recipe recipe, PreparedData data, Learner learner, SeedTree seed) {
        this.network = network;
        this.recipe = recipe;
        this.data = data;
        this.learner = learner;
        this.loss = new SoftmaxCrossEntropy(data.classes());
        this.order = seed.child("order").generator();
    }

    @Override
    public int epoch() {
        return done.size();
    }

    @Override
    public int epochs() {
        return recipe.epochs();
    }

    @Override
    public void advance() {
        if (closed || epoch() == epochs()) {
            throw new IllegalStateException(closed ? "the training is closed" : "all " + epochs() + " epochs are done");
        }
        learner.enter();
        long start = clock.nanoseconds();
        Score train = train();
        long trained = clock.nanoseconds();
        Score validation = evaluate(data.validation());
        long validated = clock.nanoseconds();
        Optional<Score> test = recipe.testsAfter(epoch() + 1) ? Optional.of(evaluate(data.test())) : Optional.empty();
        long end = clock.nanoseconds();
        done.add(new Epoch(
                train,
                validation,
                test,
                (trained - start) * 1e-9,
                (validated - trained) * 1e-9,
                (end - validated) * 1e-9));
    }

    private Score train() {
        int[] shuffled = order.permutation(data.train().size());
        int[] chosen = new int[recipe.batch()];
        int step = epoch() * recipe.stepsPerEpoch();
        Score running = Score.NONE;
        for (int at = 0; at < shuffled.length; at += chosen.length) {
            System.arraycopy(shuffled, at, chosen, 0, chosen.length);
            running = running.plus(learner.learn(data.train().batch(chosen), recipe.learningRateAt(step++)));
        }
        return running;
    }

    private Score evaluate(Images images) {
        Score score = Score.NONE;
        int[] chosen = new int[learner.evaluationBatch()];
        for (int at = 0; at < images.size(); at += chosen.length) {
            int count = Math.min(chosen.length, images.size() - at);
            for (int i = 0; i < chosen.length; i++) {
                chosen[i] = at + Math.min(i, count - 1); // a last batch that is not full repeats its last image
            }
            Batch batch = images.batch(chosen);
            float[] logits = learner.logits(batch.pixels());
            for (int part = 0; part < count; part += recipe.batch()) { // in parts, so that losses add up in one order
                int end = Math.min(count, part + recipe.batch());
                score = score.plus(loss.score(logits, batch.labels(), part, end));
            }
        }
        return score;
    }

    @Override
    public LearningCurve curve() {
        if (done.isEmpty()) {
            throw new IllegalStateException("no epoch is done yet");
        }
        Map<Series, double[]> curve = new LinkedHashMap<>();
        put(curve, Series.TRAIN_LOSS, epoch -> epoch.train().meanLoss());
        put(curve, Series.TRAIN_ACCURACY, epoch -> epoch.train().percentCorrect());
        put(curve, Series.VALIDATION_LOSS, epoch -> epoch.validation().meanLoss());
        put(curve, Series.VALIDATION_ACCURACY, epoch -> epoch.validation().percentCorrect());
        if (recipe.testsAfter(epoch())) {
            putTested(curve, Series.TEST_LOSS, Score::meanLoss);
            putTested(curve, Series.TEST_ACCURACY, Score::percentCorrect);
        }
        put(curve, Series.TRAIN_SECONDS, Epoch::trainSeconds);
        put(curve, Series.VALIDATION_SECONDS, Epoch::validationSeconds);
        return new RecordedCurve(curve);
    }

    private void put(Map<Series, double[]> curve, Series series, ToDoubleFunction<Epoch> value) {
        curve.put(series, done.stream().mapToDouble(value).toArray());
    }

    private void putTested(Map<Series, double[]> curve, Series series, ToDoubleFunction<Score> value) {
        curve.put(
                series,
                done.stream()
                        .flatMap(epoch -> epoch.test().stream())
                        .mapToDouble(value)
                        .toArray());
    }

    /** Its network with copies of the numbers that it has now. */
    TrainedNetwork trained() {
        return new TrainedNetwork(network, learner.values());
    }

    /** The epochs so far. */
    List<Epoch> done() {
        return List.copyOf(done);
    }

    @Override
    public void rest() {
        learner.rest();
    }

    @Override
    public void close() {
        closed = true;
        learner.close();
    }
}
