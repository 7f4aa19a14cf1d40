package org.nasgauge.statistics.anytime;

/** Empirical distribution functions of events some of which never happen. */
final class Shares {
    private Shares() {}

    /**
     * The share of {@code all} events that have happened by each budget.
     *
     * @param times of those that happen, ascending, none before {@code from}
     * @param from where the function begins
     */
    static StepFunction of(double[] times, int all, double from) {
        double[] budgets = new double[times.length + 1];
        double[] shares = new double[times.length + 1];
        budgets[0] = from;
        for (int i = 0; i < times.length; i++) {
            budgets[i + 1] = times[i];
            shares[i + 1] = (i + 1.0) / all;
        }
        return StepFunction.of(budgets, shares);
    }
}
