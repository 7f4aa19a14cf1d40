package org.nasgauge.statistics.significance;

/**
 * The range of k independent standard normal values: the studentized range with infinitely many degrees of freedom.
 *
 * @param k how many values, at least 2
 */
record StudentizedRange(int k) {
    /** The integrand is analytic and dies off as a normal density, so that equal steps converge exponentially. */
    private static final double STEP = 1.0 / 8;

    private static final int STEPS = 8 * 24;

    static StudentizedRange of(int k) {
        if (k < 2) {
            throw new IllegalArgumentException("a range of " + k + " values");
        }
        return new StudentizedRange(k);
    }

    /** P(range > q): k times the integral over the greatest value z of phi(z) (Phi(z)^(k-1) - P(rest in [z-q, z])). */
    double upperTail(double q) {
        if (q <= 0) {
            return 1;
        }
        double sum = 0;
        for (int i = 0; i <= STEPS; i++) {
            double z = -9 + i * STEP;
            double density = StrictMath.exp(-z * z / 2) / StrictMath.sqrt(2 * StrictMath.PI);
            double below = Tail.normal(-z);
            double far = Tail.normal(q - z);
            // below^(k-1) - (below - far)^(k-1) without cancellation
            double outside = -StrictMath.expm1((k - 1) * StrictMath.log1p(-StrictMath.min(1, far / below)));
            sum += density * StrictMath.pow(below, k - 1) * outside;
        }
        return StrictMath.min(1, k * sum * STEP);
    }

    /** The q with P(range > q) = alpha, by bisection to the last bit. */
    double upperQuantile(double alpha) {
        double low = 0;
        double high = 100;
        for (double middle = 50; low < middle && middle < high; middle = (low + high) / 2) {
            if (upperTail(middle) > alpha) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
