package org.nasgauge.statistics.multiobjective;

/** Which of two points is better, where that can be said. */
public final class Dominance {
    private Dominance() {}

    /** Whether {@code a} is nowhere worse than {@code b} and somewhere better; equal points do not dominate each other. */
    public static boolean dominates(double[] a, double[] b) {
        boolean better = false;
        for (int i = 0; i < a.length; i++) {
            if (a[i] < b[i]) {
                return false;
            }
            better |= a[i] > b[i];
        }
        return better;
    }

    /**
     * Constrained domination: Deb, Pratap, Agarwal and Meyarivan, NSGA-II, IEEE Transactions on Evolutionary Computation
     * 2002, definition 1. Less violation dominates more, whatever the objectives; with equal violation of more than 0
     * neither dominates.
     */
    public static boolean dominates(double[] a, double violationOfA, double[] b, double violationOfB) {
        boolean bothFeasible = violationOfA == 0 && violationOfB == 0;
        return bothFeasible ? dominates(a, b) : violationOfA < violationOfB;
    }

    /** Whether {@code a} is nowhere worse than {@code b}: it dominates it or equals it. */
    static boolean covers(double[] a, double[] b) {
        for (int i = 0; i < a.length; i++) {
            if (a[i] < b[i]) {
                return false;
            }
        }
        return true;
    }
}
