package org.nasgauge.oneshot;

import java.util.Arrays;
import java.util.Locale;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.NetworkCounts;
import org.nasgauge.tape.Mode;
import org.nasgauge.tape.RecordedNetwork;
import org.nasgauge.tape.SharedWeights;
import org.nasgauge.tape.SoftmaxCrossEntropy.Score;
import org.nasgauge.tape.UntrainedGraph.Batch;

/** How a path of a trained supernet is scored: on the same images for all paths of a run. */
record Scoring(
        @Meaning("validation batches that a path is scored on") @Range(least = 1)
        int scoredBatches,

        @Meaning("images in each of them") @Range(least = 1) int scoredBatch,

        @Meaning("by what a path is scored: its accuracy, or its loss with the sign changed")
        Measure measure,

        @Meaning("the moments of batch normalization: recalibrated on training batches for each path, running as"
                + " training left them, or of each batch that is scored")
        Moments moments,

        @Meaning("training batches, as large as a step's, that moments are recalibrated on") @Range(least = 1)
        int recalibration,

        @Meaning("epoch of the training after which paths are scored, its schedule unchanged; 0 for the last")
        @Range(least = 0)
        int scoredEpoch) {
    /** After the last epoch. */
    Scoring(int scoredBatches, int scoredBatch, Measure measure, Moments moments, int recalibration) {
        this(scoredBatches, scoredBatch, measure, moments, recalibration, 0);
    }

    /** What of a path. */
    enum Measure {
        ACCURACY,
        LOSS;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What batch normalization uses. */
    enum Moments {
        RECALIBRATED,
        RUNNING,
        BATCH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How many epochs of a training come before. */
    int epochs(Training training) {
        return scoredEpoch == 0 ? training.epochs() : scoredEpoch;
    }

    /** @throws IllegalArgumentException if there are not so many images or epochs */
    void check(SharedWeights shared, Training training) {
        if (scoredEpoch > training.epochs()) {
            throw new IllegalArgumentException("scored-epoch: " + scoredEpoch + ", of a training of "
                    + training.epochs() + " epochs; expected no more");
        }
        require("scored-batches", scoredBatches, scoredBatch, shared.validation(), "validation");
        require("recalibration", recalibration, shared.batch(), shared.training(), "training");
    }

    private static void require(String what, int batches, int batch, SharedWeights.Images images, String split) {
        if ((long) batches * batch > images.size()) {
            throw new IllegalArgumentException(
                    what + ": " + batches + " batches of " + batch + ", of " + images.size() + " " + split + " images");
        }
    }

    /** Of one path, in multiply-accumulates. */
    long work(Network path, int batch) {
        long images = (long) scoredBatches * scoredBatch;
        long recalibrated = moments == Moments.RECALIBRATED ? (long) recalibration * batch : 0;
        return (images + recalibrated) * NetworkCounts.of(path).multiplyAccumulates();
    }

    /** Of one batch, in percent, with the batch's own moments unless running ones are asked for. */
    double accuracy(TrainedSupernet supernet, RecordedNetwork path, Batch batch) {
        path.image().value().setAll(batch.pixels());
        path.tape().forward(moments == Moments.RUNNING ? Mode.INFERENCE : Mode.TRAINING);
        float[] logits = path.output().value().toArray();
        return supernet.loss()
                .score(logits, batch.labels(), 0, batch.labels().length)
                .percentCorrect();
    }

    /** With images drawn for all paths of a run. */
    Scorer scorer(SharedWeights shared, SeedTree seed) {
        return new Scorer(
                this,
                draw(shared.validation(), scoredBatches, scoredBatch, seed.child("scored")),
                draw(shared.training(), recalibration, shared.batch(), seed.child("recalibration")));
    }

    private static Batch[] draw(SharedWeights.Images images, int batches, int batch, SeedTree seed) {
        int[] order = seed.generator().permutation(images.size());
        Batch[] drawn = new Batch[batches];
        Arrays.setAll(drawn, at -> images.batch(Arrays.copyOfRange(order, at * batch, (at + 1) * batch)));
        return drawn;
    }

    /** Scores paths. */
    static final class Scorer {
        private final Scoring scoring;
        private final Batch[] scored;
        private final Batch[] recalibration;

        private Scorer(Scoring scoring, Batch[] scored, Batch[] recalibration) {
            this.scoring = scoring;
            this.scored = scored;
            this.recalibration = recalibration;
        }

        /** Greater is better. The weights stay; with recalibration the running moments are the path's afterwards. */
        double score(TrainedSupernet supernet, Network path) {
            if (scoring.moments == Moments.RECALIBRATED) {
                recalibrate(supernet, path);
            }
            Mode mode = scoring.moments == Moments.BATCH ? Mode.TRAINING : Mode.INFERENCE;
            Score score = Score.NONE;
            try (RecordedNetwork recorded = supernet.record(path, scoring.scoredBatch)) {
                for (Batch batch : scored) {
                    recorded.image().value().setAll(batch.pixels());
                    recorded.tape().forward(mode);
                    float[] logits = recorded.output().value().toArray();
                    score = score.plus(supernet.loss().score(logits, batch.labels(), 0, batch.labels().length));
                }
            }
            return scoring.measure == Measure.ACCURACY ? score.percentCorrect() : -score.meanLoss();
        }

        private void recalibrate(TrainedSupernet supernet, Network path) {
            supernet.parameters().averageMoments();
            try (RecordedNetwork recorded = supernet.record(path, recalibration[0].labels().length)) {
                for (Batch batch : recalibration) {
                    recorded.image().value().setAll(batch.pixels());
                    recorded.tape().forward(Mode.TRAINING);
                }
            }
        }
    }
}
