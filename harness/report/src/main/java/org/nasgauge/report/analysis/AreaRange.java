package org.nasgauge.report.analysis;

import java.util.Optional;
import java.util.OptionalDouble;
import org.nasgauge.api.search.Constraint;

/**
 * Over which budgets the area under an anytime curve is taken: from a tenth of the budget to its end, in evaluations where
 * the budget limits them and in seconds otherwise. It is the same for every strategy, and whoever else takes part.
 *
 * <p>The value after evaluation k holds from k to k + 1, so that the area over evaluations m to n is the plain mean of
 * n - m + 1 values.
 */
public record AreaRange(BudgetAxis axis, double from, double to) {
    private static final double START = 0.1;

    /** Empty where there is no budget. */
    static AreaRange of(Optional<Constraint> budget) {
        BudgetAxis axis = axis(budget);
        double limit = budget.map(axis::limit).orElse(OptionalDouble.empty()).orElse(0);
        return axis == BudgetAxis.EVALUATIONS
                ? new AreaRange(axis, StrictMath.max(1, StrictMath.ceil(START * limit)), limit + 1)
                : new AreaRange(axis, START * limit, limit);
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
