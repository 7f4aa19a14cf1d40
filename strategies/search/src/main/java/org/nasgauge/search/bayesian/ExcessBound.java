package org.nasgauge.search.bayesian;

/** An upper bound of {@link StandardNormal#expectedExcess}, which grows with z, from a table of its values. */
final class ExcessBound {
    private static final int STEPS = 64;
    private static final int REACH = 8;
    private static final double[] VALUES = new double[2 * REACH * STEPS + 1];

    static {
        for (int i = 0; i < VALUES.length; i++) {
            VALUES[i] = StandardNormal.expectedExcess((double) i / STEPS - REACH);
        }
    }

    private ExcessBound() {}

    /** At most a 64th of z above the value; beyond the table, that of its start, or infinity. */
    static double above(double z) {
        double place = (z + REACH) * STEPS;
        if (place >= VALUES.length - 1) {
            return Double.POSITIVE_INFINITY;
        }
        return VALUES[place < 0 ? 0 : (int) place + 1];
    }
}
