package org.nasgauge.statistics;

/**
 * A running sum whose rounding error does not grow with the number of terms.
 *
 * <p>A. Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen", ZAMM 54 (1974).
 */
public final class CompensatedSum {
    private double sum;
    private double lost;

    /** The sum of {@code values} in their order. */
    public static double of(double... values) {
        CompensatedSum sum = new CompensatedSum();
        for (double value : values) {
            sum.add(value);
        }
        return sum.value();
    }

    public void add(double term) {
        double next = sum + term;
        lost += StrictMath.abs(sum) >= StrictMath.abs(term) ? (sum - next) + term : (term - next) + sum;
        sum = next;
    }

    public double value() {
        return sum + lost;
    }
}
