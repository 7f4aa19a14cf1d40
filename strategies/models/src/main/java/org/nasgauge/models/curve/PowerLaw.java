package org.nasgauge.models.curve;

import java.util.Arrays;
import java.util.List;

/**
 * A learning curve of the form y = a + b x^(−c) with normal noise: least squares in a and b for each of some exponents c, of
 * which the best is kept. It is the simplest of the families of Domhan, Springenberg and Hutter, IJCAI 2015.
 */
public final class PowerLaw {
    /** Points that a fit needs, to leave a degree of freedom. */
    public static final int LEAST_POINTS = 4;

    private static final int EXPONENTS = 20;
    private static final double EXPONENT_STEP = 0.1;

    private PowerLaw() {}

    /**
     * Of a normal variable, in the unit of the values.
     *
     * @param deviation of a new value around the mean, with the uncertainty of the fit
     */
    public record Prediction(double mean, double deviation) {}

    /**
     * Fits the curve and goes on along it.
     *
     * @param epochs where the values were seen, above 0, ascending; what is beyond the number of values is not read
     * @param values at least {@link #LEAST_POINTS}
     * @param at the epoch of the value that is predicted
     */
    public static Prediction predict(double[] epochs, List<Double> values, double at) {
        int n = values.size();
        double least = Double.POSITIVE_INFINITY;
        Prediction best = new Prediction(values.get(n - 1), 0);
        double meanY = values.stream().mapToDouble(Double::doubleValue).sum() / n;
        for (int i = 1; i <= EXPONENTS; i++) {
            double exponent = -EXPONENT_STEP * i;
            double[] x = Arrays.stream(epochs, 0, n)
                    .map(epoch -> StrictMath.pow(epoch, exponent))
                    .toArray();
            double meanX = Arrays.stream(x).sum() / n;
            double xx = 0;
            double xy = 0;
            double yy = 0;
            for (int point = 0; point < n; point++) {
                double dx = x[point] - meanX;
                double dy = values.get(point) - meanY;
                xx += dx * dx;
                xy += dx * dy;
                yy += dy * dy;
            }
            double squares = Math.max(0, yy - xy * xy / xx);
            if (squares < least) {
                least = squares;
                double distance = StrictMath.pow(at, exponent) - meanX;
                double variance = squares / (n - 3) * (1 + 1.0 / n + distance * distance / xx);
                best = new Prediction(meanY + xy / xx * distance, StrictMath.sqrt(variance));
            }
        }
        return best;
    }
}
