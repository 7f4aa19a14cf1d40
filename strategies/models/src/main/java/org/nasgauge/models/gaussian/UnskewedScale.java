package org.nasgauge.models.gaussian;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * A scale for values that spread wider to one side than to the other: they are centred at their median and measured by their
 * quartiles, which a few far ones do not move, mapped by the power transformation of Yeo and Johnson, Biometrika 2000, and
 * standardized. Mapping goes from this scale to that of the values.
 *
 * @param exponent 0 to 2, where all real numbers are mapped onto all; 1 leaves the skew, above 1 spreads what is great
 */
public record UnskewedScale(Standard outer, double exponent, Standard inner) implements Mapped.Increasing {
    /** Distances from a middle, in deviations; where there is no deviation, in units. */
    record Standard(double middle, double deviation) {
        /** Between the quartiles of a standard normal distribution. */
        private static final double QUARTILES = 2 * StandardNormal.quantile(0.75);

        /** By the median, and by how far the quartiles are apart; if they are not, by mean and deviation. */
        static Standard robust(double[] values) {
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            double apart = quantile(sorted, 0.75) - quantile(sorted, 0.25);
            return apart > 0 ? new Standard(quantile(sorted, 0.5), apart / QUARTILES) : of(values);
        }

        private static double quantile(double[] sorted, double share) {
            double at = share * (sorted.length - 1);
            int below = (int) at;
            int above = Math.min(below + 1, sorted.length - 1);
            return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
        }

        /** Of finite values, however large. */
        static Standard of(double[] values) {
            double mean = 0;
            for (double value : values) {
                mean += value / values.length;
            }
            double widest = 0;
            for (double value : values) {
                widest = Math.max(widest, Math.abs(value - mean));
            }
            if (widest == 0) {
                return new Standard(mean, 1);
            }
            double squares = 0;
            for (double value : values) {
                double share = (value - mean) / widest;
                squares += share * share / values.length;
            }
            return new Standard(mean, widest * StrictMath.sqrt(squares));
        }

        double on(double value) {
            return (value - middle) / deviation;
        }

        double off(double standardized) {
            return middle + deviation * standardized;
        }
    }

    public UnskewedScale {
        if (!(exponent >= 0 && exponent <= 2)) {
            throw new IllegalArgumentException("exponent is " + exponent + ", expected 0 to 2");
        }
    }

    /** On which these values have a mean of 0 and a deviation of 1, if they differ. */
    public static UnskewedScale of(double[] values, double exponent) {
        Standard outer = Standard.robust(values);
        DoubleUnaryOperator raised = value -> raised(outer.on(value), exponent);
        return new UnskewedScale(
                outer, exponent, Standard.of(Arrays.stream(values).map(raised).toArray()));
    }

    /** From this scale to that of the values. */
    @Override
    public double apply(double value) {
        return outer.off(lowered(inner.off(value), exponent));
    }

    /** From the scale of the values to this one. */
    @Override
    public double inverse(double mapped) {
        return inner.on(raised(outer.on(mapped), exponent));
    }

    @Override
    public double logSlope(double value) {
        double lowered = lowered(inner.off(value), exponent);
        return StrictMath.log(outer.deviation)
                + StrictMath.log(inner.deviation)
                - (exponent - 1) * StrictMath.signum(lowered) * StrictMath.log1p(Math.abs(lowered));
    }

    /** ψ of Yeo and Johnson: powers of 1 + z above 0, and of 1 − z, with what the exponent lacks to 2, below. */
    private static double raised(double z, double exponent) {
        return z >= 0 ? power(z, exponent) : -power(-z, 2 - exponent);
    }

    private static double power(double z, double exponent) {
        double log = StrictMath.log1p(z);
        return exponent == 0 ? log : StrictMath.expm1(exponent * log) / exponent;
    }

    private static double lowered(double raised, double exponent) {
        return raised >= 0 ? root(raised, exponent) : -root(-raised, 2 - exponent);
    }

    private static double root(double raised, double exponent) {
        return StrictMath.expm1(exponent == 0 ? raised : StrictMath.log1p(exponent * raised) / exponent);
    }
}
