package org.nasgauge.statistics.significance;

import org.hipparchus.special.Beta;
import org.hipparchus.special.Erf;
import org.hipparchus.special.Gamma;

/** Upper tails, computed as such: one minus a distribution function has no digits left where it matters. */
final class Tail {
    private Tail() {}

    static double normal(double z) {
        return Erf.erfc(z / StrictMath.sqrt(2)) / 2;
    }

    static double chiSquared(double x, int degrees) {
        return Gamma.regularizedGammaQ(degrees / 2.0, x / 2);
    }

    static double f(double x, int numeratorDegrees, int denominatorDegrees) {
        return Beta.regularizedBeta(
                denominatorDegrees / (denominatorDegrees + numeratorDegrees * x),
                denominatorDegrees / 2.0,
                numeratorDegrees / 2.0);
    }

    /** Of Student's t. */
    static double student(double t, int degrees) {
        double half = Beta.regularizedBeta(degrees / (degrees + t * t), degrees / 2.0, 0.5) / 2;
        return t >= 0 ? half : 1 - half;
    }

    /**
     * The p-value of a symmetric integer-like statistic under its normal limit, with a continuity correction of half a
     * unit towards the mean. A statistic that cannot vary is no evidence: p is 1.
     */
    static double normalP(double statistic, double mean, double variance, Alternative alternative) {
        if (variance == 0) {
            return 1;
        }
        double deviation = StrictMath.sqrt(variance);
        double lower = normal((mean - statistic - 0.5) / deviation);
        double upper = normal((statistic - mean - 0.5) / deviation);
        return alternative.p(lower, upper);
    }
}
