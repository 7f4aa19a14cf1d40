package org.nasgauge.report.experiment;

import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Unit;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.report.analysis.BudgetAxis;
import org.nasgauge.report.text.Decimals;

/** How metrics and budgets are put into words, and how many digits they get. */
final class Wording {
    private Wording() {}

    /** As in {@code test accuracy (%)}. */
    static String test(Metric objective) {
        return withUnit("test " + objective.name(), objective.unit().symbol());
    }

    /** As in {@code test regret (points)}: a difference of percentages is no percentage. */
    static String regret(Metric objective) {
        return withUnit(
                "test regret",
                objective.unit() == Unit.PERCENT ? "points" : objective.unit().symbol());
    }

    static String withUnit(String name, String unit) {
        return unit.isEmpty() ? name : name + " (" + unit + ")";
    }

    static String axis(BudgetAxis axis) {
        return switch (axis) {
            case EVALUATIONS -> "evaluations";
            case SECONDS -> "simulated seconds";
        };
    }

    static String goal(Direction direction) {
        return direction == Direction.MAXIMIZE ? "maximised" : "minimised";
    }

    static String budget(Constraint budget) {
        String evaluations =
                budget.evaluations().isPresent() ? counted(budget.evaluations().getAsInt(), "evaluation") : "";
        String seconds = budget.seconds().isPresent()
                ? Decimals.shortest(budget.seconds().getAsDouble()) + " simulated seconds"
                : "";
        if (evaluations.isEmpty() || seconds.isEmpty()) {
            return evaluations + seconds;
        }
        return evaluations + " or " + seconds + ", whichever is used up first";
    }

    static String counted(long count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }

    /** Two decimals for percentages as papers print them, otherwise four significant digits. */
    static int testDecimals(Metric objective, double greatest) {
        return objective.unit() == Unit.PERCENT ? 2 : Decimals.decimalsFor(greatest, 4);
    }

    /** One more than the test value has: strategies are told apart by less than a table's last digit. */
    static int regretDecimals(Metric objective, double greatest) {
        return objective.unit() == Unit.PERCENT ? 3 : Decimals.decimalsFor(greatest, 4);
    }
}
