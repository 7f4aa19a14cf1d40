package org.nasgauge.report.analysis;

import java.util.Optional;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.report.analysis.BudgetAxis.BudgetRange;

/**
 * Over which budgets the area under an anytime curve is taken, the same for every strategy: from where all of their runs
 * have an incumbent to the end of the budget, in evaluations where the budget limits them and in seconds otherwise.
 *
 * <p>The value after evaluation k holds from k to k + 1, so that the area over evaluations 1 to n is the plain mean of n
 * values.
 */
public record AreaRange(BudgetAxis axis, double from, double to) {
    /** @param common of all runs on that axis; empty if none found anything */
    static AreaRange of(BudgetAxis axis, Optional<BudgetRange> common, Optional<Constraint> budget) {
        double limit = budget.map(axis::limit)
                .filter(end -> end.isPresent())
                .map(end -> end.getAsDouble())
                .or(() -> common.map(BudgetRange::end))
                .orElse(0.0);
        double start = common.map(BudgetRange::start).orElse(limit + 1);
        return new AreaRange(axis, start, axis == BudgetAxis.EVALUATIONS ? limit + 1 : limit);
    }

    static BudgetAxis axis(Optional<Constraint> budget) {
        return budget.filter(limits -> limits.evaluations().isEmpty()).isPresent()
                ? BudgetAxis.SECONDS
                : BudgetAxis.EVALUATIONS;
    }

    /** The last budget that counts. */
    public double last() {
        return axis == BudgetAxis.EVALUATIONS ? to - 1 : to;
    }

    boolean isEmpty() {
        return !(from < to);
    }
}
