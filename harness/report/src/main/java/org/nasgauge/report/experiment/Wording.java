package org.nasgauge.report.experiment;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Unit;
import org.nasgauge.api.search.BudgetEdge;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.search.Scheduling;
import org.nasgauge.engine.manifest.Rated;
import org.nasgauge.report.analysis.BudgetAxis;
import org.nasgauge.report.analysis.FrontYardstick;
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

    /** As in {@code accuracy 9.12 %, parameters 1500}. */
    static String point(FrontYardstick yardstick) {
        return IntStream.range(0, yardstick.objectives().size())
                .mapToObj(i -> {
                    Metric metric = yardstick.objectives().get(i);
                    String unit = metric.unit().symbol();
                    return metric.name() + " "
                            + Decimals.significant(yardstick.referencePoint().get(i), 6)
                            + (unit.isEmpty() ? "" : " " + unit);
                })
                .collect(Collectors.joining(", "));
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

    /** What becomes of the trial that would exceed the budget. */
    static String edge(BudgetEdge edge) {
        return switch (edge) {
            case STOP_BEFORE -> "a run ends before an evaluation that would exceed it";
            case OVERSHOOT -> "the first evaluation that exceeds it is charged and told, then the run ends";
            case INTERPOLATE ->
                "the first evaluation that exceeds it is charged and told, then the run ends; its result is interpolated"
                        + " linearly to the budget";
        };
    }

    static String workers(Constraint budget) {
        if (budget.workers() == 1) {
            return "1 worker";
        }
        return budget.workers() + " workers, "
                + (budget.scheduling() == Scheduling.ASYNCHRONOUS
                        ? "asynchronous: each is given a trial as soon as it is free"
                        : "synchronous: all are given trials when the last of them is free");
    }

    static String checkpoints(Constraint budget) {
        return budget.checkpoints()
                ? "a trial that continues a training from a lower fidelity is charged for the difference only"
                : "every trial trains from scratch and is charged in full, but for a training that is watched while it goes on";
    }

    /** Which architectures estimators rate. */
    static String rated(Rated rated) {
        if (rated.areNetworks()) {
            return rated.sample()
                    .map(size -> counted(size, "network") + ", drawn for each seed")
                    .orElse("every network of the space");
        }
        String population = rated.populations().stream()
                .map(one -> switch (one) {
                    case ALL -> "all architectures";
                    case NETWORKS -> "distinct networks";
                    case CONNECTED -> "connected cells";
                    case NO_DEAD_EDGE -> "connected cells without a dead edge";
                })
                .collect(Collectors.joining(" and "));
        return rated.sample()
                .map(size -> size + ", drawn for each seed from " + population)
                .orElse(population);
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
