package org.nasgauge.models.gaussian;

import org.nasgauge.api.estimate.Estimation;

/**
 * A distribution on another scale: that of g(X), where X is distributed as given and g increases. Mean and CRPS are sums over
 * 400 quantiles in the middle of equal shares; all else is exact.
 */
public record Mapped(Estimation.Distribution of, Increasing map) implements Estimation.Distribution {
    private static final int QUANTILES = 400;

    /** A strictly increasing map of an interval, and its way back. */
    public interface Increasing {
        double apply(double value);

        double inverse(double mapped);

        /** The natural logarithm of the slope at a value before it is mapped. */
        double logSlope(double value);
    }

    @Override
    public double mean() {
        double sum = 0;
        for (int i = 0; i < QUANTILES; i++) {
            sum += quantile(share(i));
        }
        return sum / QUANTILES;
    }

    private static double share(int i) {
        return (i + 0.5) / QUANTILES;
    }

    @Override
    public double quantile(double probability) {
        return map.apply(of.quantile(probability));
    }

    @Override
    public double cumulative(double score) {
        return of.cumulative(map.inverse(score));
    }

    @Override
    public double logDensity(double score) {
        double before = map.inverse(score);
        return of.logDensity(before) - map.logSlope(before);
    }

    /** Twice the mean loss of all quantiles: Gneiting and Ranjan, Journal of Business and Economic Statistics 2011, equation 2.4. */
    @Override
    public double crps(double observed) {
        double sum = 0;
        for (int i = 0; i < QUANTILES; i++) {
            double quantile = quantile(share(i));
            sum += ((observed <= quantile ? 1 : 0) - share(i)) * (quantile - observed);
        }
        return 2 * sum / QUANTILES;
    }
}
