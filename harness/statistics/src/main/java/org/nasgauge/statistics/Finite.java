package org.nasgauge.statistics;

/** Guards at the entrance of every computation: a NaN that comes in would come out as a plausible number. */
public final class Finite {
    private Finite() {}

    /**
     * A private copy of a sample.
     *
     * @throws IllegalArgumentException if the sample is empty or a value is NaN or infinite; the message names its index
     */
    public static double[] sample(double[] values, String name) {
        if (values.length == 0) {
            throw new IllegalArgumentException(name + " is empty");
        }
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException(name + "[" + i + "] is " + values[i] + ", expected a finite number");
            }
        }
        return values.clone();
    }

    /**
     * Passes a finite number on.
     *
     * @throws IllegalArgumentException if {@code value} is NaN or infinite
     */
    public static double number(double value, String name) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " is " + value + ", expected a finite number");
        }
        return value;
    }

    /**
     * Passes a number strictly between 0 and 1 on.
     *
     * @throws IllegalArgumentException if {@code value} is none
     */
    public static double openFraction(double value, String name) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException(name + " is " + value + ", expected a number between 0 and 1");
        }
        return value;
    }

    /**
     * Checks that two samples can be paired.
     *
     * @throws IllegalArgumentException if the lengths differ
     */
    public static void sameLength(double[] first, double[] second) {
        if (first.length != second.length) {
            throw new IllegalArgumentException(
                    "pairs need two samples of one length, but these have " + first.length + " and " + second.length);
        }
    }
}
