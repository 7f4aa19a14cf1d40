package org.nasgauge.tape;

/**
 * The mean over a batch of −ln softmax(logits)[label], natural logarithm, and the number of images whose largest logit
 * is that of their label. Strict arithmetic throughout: losses are published. Logits stand image by image.
 */
public final class SoftmaxCrossEntropy {
    private final int classes;
    private final float[] row;

    public SoftmaxCrossEntropy(int classes) {
        this.classes = classes;
        this.row = new float[classes];
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
    public Score score(float[] logits, byte[] labels, int start, int end) {
        double loss = 0;
        int correct = 0;
        for (int b = start; b < end; b++) {
            System.arraycopy(logits, b * classes, row, 0, classes);
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

    /**
     * The gradient of the mean loss by the logits, in their place.
     *
     * @param labels one for every image of the batch
     */
    public float[] gradient(float[] logits, byte[] labels) {
        if (labels.length * classes != logits.length) {
            throw new IllegalArgumentException(labels.length + " labels for " + logits.length / classes + " images");
        }
        float[] gradient = new float[logits.length];
        for (int b = 0; b < labels.length; b++) {
            System.arraycopy(logits, b * classes, row, 0, classes);
            float top = row[largest()];
            double sum = 0;
            for (int k = 0; k < classes; k++) {
                row[k] = (float) StrictMath.exp((double) row[k] - top);
                sum += row[k];
            }
            for (int k = 0; k < classes; k++) {
                gradient[b * classes + k] = (float) ((row[k] / sum - (k == labels[b] ? 1 : 0)) / labels.length);
            }
        }
        return gradient;
    }

    /** The first of the largest. */
    private int largest() {
        int best = 0;
        for (int k = 1; k < classes; k++) {
            best = row[k] > row[best] ? k : best;
        }
        return best;
    }
}
