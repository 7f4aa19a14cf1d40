package org.nasgauge.engine.recipe;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.nasgauge.api.error.KnownNames;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.search.BudgetEdge;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.search.Scheduling;

/** The budget of a recipe, and the rules beside it. */
final class ConstraintReader {
    static final String[] KEYS = {"budget", "workers", "scheduling", "at-budget-end", "checkpoints"};
    private static final String BUDGET = "evaluations, seconds, or both, as {evaluations: 150}";

    private ConstraintReader() {}

    static Constraint read(Section top) {
        Constraint budget = budget(top.need("budget", BUDGET));
        int workers = top.find("workers").map(ConstraintReader::workers).orElse(1);
        Scheduling scheduling = top.find("scheduling")
                .map(node -> constant(node, "scheduling", Scheduling.values()))
                .orElse(Scheduling.ASYNCHRONOUS);
        BudgetEdge edge = top.find("at-budget-end")
                .map(node -> constant(node, "rule for the budget's end", BudgetEdge.values()))
                .orElse(BudgetEdge.STOP_BEFORE);
        boolean checkpoints = top.find("checkpoints").map(Section::flag).orElse(false);
        return new Constraint(budget.evaluations(), budget.seconds(), workers, scheduling, edge, checkpoints);
    }

    private static Constraint budget(Node node) {
        Section section = Section.of(node, "evaluations", "seconds");
        Optional<Integer> evaluations = section.find("evaluations")
                .map(value -> Section.whole(value, 1, "a whole number of evaluations from 1"));
        Optional<Double> seconds =
                section.find("seconds").map(value -> Section.positive(value, "a positive number of simulated seconds"));
        if (evaluations.isEmpty() && seconds.isEmpty()) {
            throw UserError.at(section.place(), "the budget is empty", "Give " + BUDGET);
        }
        return new Constraint(
                evaluations.map(OptionalInt::of).orElseGet(OptionalInt::empty),
                seconds.map(OptionalDouble::of).orElseGet(OptionalDouble::empty));
    }

    private static int workers(Node node) {
        String expected = "a number of workers from 1 to " + Constraint.MOST_WORKERS;
        int workers = Section.whole(node, 1, expected);
        if (workers > Constraint.MOST_WORKERS) {
            throw Section.wrong(node, expected);
        }
        return workers;
    }

    private static <E extends Enum<E>> E constant(Node node, String kind, E[] constants) {
        KnownNames known =
                KnownNames.of(kind, Arrays.stream(constants).map(Enum::toString).toList());
        String given = Section.text(node, String.join(" or ", known.names()));
        return Arrays.stream(constants)
                .filter(constant -> constant.toString().equals(given))
                .findFirst()
                .orElseThrow(() -> known.unknown(node.place(), given));
    }
}
