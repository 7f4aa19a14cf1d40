package org.nasgauge.api.metric;

/** A metric on one split, followed over the epochs. */
public record Series(Metric metric, Split split) {
    public static final Series TRAIN_LOSS = new Series(Metric.LOSS, Split.TRAIN);
    public static final Series TRAIN_ACCURACY = new Series(Metric.ACCURACY, Split.TRAIN);
    public static final Series VALIDATION_LOSS = new Series(Metric.LOSS, Split.VALIDATION);
    public static final Series VALIDATION_ACCURACY = new Series(Metric.ACCURACY, Split.VALIDATION);
    public static final Series TEST_LOSS = new Series(Metric.LOSS, Split.TEST);
    public static final Series TEST_ACCURACY = new Series(Metric.ACCURACY, Split.TEST);
    /** Seconds of each epoch, evaluation left out. */
    public static final Series TRAIN_SECONDS = new Series(Metric.SECONDS, Split.TRAIN);
    /** Seconds of one forward pass over the validation images, after an epoch. */
    public static final Series VALIDATION_SECONDS = new Series(Metric.EVALUATION_SECONDS, Split.VALIDATION);
    /** Seconds up to and with an epoch, for tables that kept no others. */
    public static final Series CUMULATIVE_SECONDS = new Series(Metric.CUMULATIVE_SECONDS, Split.TRAIN);

    /** Written out, here and in what it is made of: what Java makes of it by itself takes milliseconds of every start. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Series that && split == that.split && metric.equals(that.metric);
    }

    @Override
    public int hashCode() {
        return 31 * metric.hashCode() + split.hashCode();
    }

    /** As in {@code validation accuracy}. */
    @Override
    public String toString() {
        return split.label() + " " + metric.name();
    }
}
