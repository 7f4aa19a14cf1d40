package org.nasgauge.training.tape;

/**
 * The mean over a batch of −ln softmax(logits)[label], natural logarithm, and the number of images whose largest logit
 * is that of their label. Strict arithmetic throughout: losses are published.
 */
public final class SoftmaxCrossEntropy {
    private final Tensor logits;
    private final float[] row;

    public SoftmaxCrossEntropy(Tensor logits) {
        this.logits = logits;
        this.row = new float[logits.shape().channels()];
    }

    /** @param loss summed, not averaged, over the images */
    public record Score(double loss, int correct, int images) {
        public static final Score NONE = new Score(0, 0, 0);

        public Score plus(Score other) {
            return new Score(loss + other.loss, correct + other.correct, images + other.images);
        }

        public double meanLoss() {
            return loss / images;
        }

        /** From 0 to 100. */
        public double percentCorrect() {
            return 100.0 * correct / images;
        }
    }

    /** The score of the images of the batch from {@code start} up to, not including, {@code end}. */
    public Score score(byte[] labels, int start, int end) {
        double loss = 0;
        int correct = 0;
        for (int b = start; b < end; b++) {
            logits.value().read(b * row.length, row, row.length);
            int best = largest();
            double sum = 0;
            for (float logit : row) {
                sum += StrictMath.exp((double) logit - row[best]);
            }
            loss += StrictMath.log(sum) + row[best] - row[labels[b]];
            correct += best == labels[b] ? 1 : 0;
        }
        return new Score(loss, correct, end - start);
    }

    /** As {@link #score}, and sets the gradient of the mean loss by the logits. One label for every image. */
    public Score scoreWithGradient(byte[] labels) {
        if (labels.length != logits.shape().batch()) {
            throw new IllegalArgumentException(
                    labels.length + " labels for a batch of " + logits.shape().batch());
        }
        Score score = score(labels, 0, labels.length);
        for (int b = 0; b < labels.length; b++) {
            logits.value().read(b * row.length, row, row.length);
            float top = row[largest()];
            double sum = 0;
            for (int k = 0; k < row.length; k++) {
                row[k] = (float) StrictMath.exp((double) row[k] - top);
                sum += row[k];
            }
            for (int k = 0; k < row.length; k++) {
                row[k] = (float) ((row[k] / sum - (k == labels[b] ? 1 : 0)) / labels.length);
            }
            logits.gradient().write(b * row.length, row, row.length);
        }
        return score;
    }

    /** The first of the largest. */
    private int largest() {
        int best = 0;
        for (int k = 1; k < row.length; k++) {
            best = row[k] > row[best] ? k : best;
        }
        return best;
    }
}
