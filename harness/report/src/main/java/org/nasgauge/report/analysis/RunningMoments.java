package org.nasgauge.report.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Mean and spread at each point of a grid, over runs that pass by: B. P. Welford, "Note on a method for calculating
 * corrected sums of squares and products", Technometrics 4 (1962).
 */
final class RunningMoments {
    private static final double LEVEL = 0.95;

    private final double[] grid;
    private final double[] means;
    private final double[] squares;
    private int n;

    RunningMoments(double[] grid) {
        this.grid = grid.clone();
        this.means = new double[grid.length];
        this.squares = new double[grid.length];
    }

    /** @param values one a point of the grid */
    void add(double[] values) {
        n++;
        for (int i = 0; i < means.length; i++) {
            double deviation = values[i] - means[i];
            means[i] += deviation / n;
            squares[i] += deviation * (values[i] - means[i]);
        }
    }

    /**
     * The means with Student's 95 % intervals, which a single run does not have. An interval ends where the values that it is
     * an interval of cannot be: their mean cannot be there either.
     *
     * @param least what a value can be
     * @param greatest what a value can be
     */
    AnytimeCurve curve(double least, double greatest) {
        OptionalDouble quantile = n < 2
                ? OptionalDouble.empty()
                : OptionalDouble.of(new TDistribution(n - 1).inverseCumulativeProbability(0.5 + LEVEL / 2));
        List<AnytimeCurve.Point> points = new ArrayList<>();
        for (int i = 0; i < grid.length; i++) {
            double mean = means[i];
            double half = quantile.isEmpty() ? 0 : quantile.getAsDouble() * StrictMath.sqrt(squares[i] / (n - 1) / n);
            // A mean is rounded, and may itself lie beyond by so much.
            double lower = StrictMath.min(mean, StrictMath.max(least, mean - half));
            double upper = StrictMath.max(mean, StrictMath.min(greatest, mean + half));
            points.add(new AnytimeCurve.Point(grid[i], mean, lower, upper));
        }
        return new AnytimeCurve(n, points);
    }
}
