package org.nasgauge.engine.recipe;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.search.BudgetEdge;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.search.Scheduling;
import org.nasgauge.form.Fields;
import org.nasgauge.form.Node;

/** The budget of a recipe, and the rules beside it. */
final class ConstraintReader {
    static final String[] KEYS = {"budget", "workers", "scheduling", "at-budget-end", "checkpoints"};
    private static final String BUDGET = "evaluations, seconds, or both, as {evaluations: 150}";

    private static final String WORKERS = "a number of workers from 1 to " + Constraint.MOST_WORKERS;

    private ConstraintReader() {}

    static Constraint read(Fields top) {
        Constraint budget = budget(top.need("budget", BUDGET));
        int workers = top.find("workers")
                .map(node -> node.whole(1, Constraint.MOST_WORKERS, WORKERS))
                .orElse(1);
        Scheduling scheduling = top.find("scheduling")
                .map(node -> node.oneOf("scheduling", Scheduling.values(), Scheduling::toString))
                .orElse(Scheduling.ASYNCHRONOUS);
        BudgetEdge edge = top.find("at-budget-end")
                .map(node -> node.oneOf("rule for the budget's end", BudgetEdge.values(), BudgetEdge::toString))
                .orElse(BudgetEdge.STOP_BEFORE);
        boolean checkpoints = top.find("checkpoints").map(Node::flag).orElse(false);
        return new Constraint(budget.evaluations(), budget.seconds(), workers, scheduling, edge, checkpoints, false);
    }

    private static Constraint budget(Node node) {
        Fields fields = Fields.of(node, "evaluations", "seconds");
        Optional<Integer> evaluations = fields.find("evaluations")
                .map(value -> value.whole(1, Integer.MAX_VALUE, "a whole number of evaluations from 1"));
        Optional<Double> seconds =
                fields.find("seconds").map(value -> value.positive("a positive number of simulated seconds"));
        if (evaluations.isEmpty() && seconds.isEmpty()) {
            throw UserError.at(fields.place(), "the budget is empty", "Give " + BUDGET);
        }
        return new Constraint(
                evaluations.map(OptionalInt::of).orElseGet(OptionalInt::empty),
                seconds.map(OptionalDouble::of).orElseGet(OptionalDouble::empty));
    }
}
