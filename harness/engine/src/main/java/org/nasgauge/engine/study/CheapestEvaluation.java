package org.nasgauge.engine.study;

import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.benchmark.Evaluation;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.space.EnumerableSpace;

/** Finds budgets that do not pay for a single evaluation, where evaluations are look-ups and can be tried. */
final class CheapestEvaluation {
    private CheapestEvaluation() {}

    /** @throws UserError if no architecture can be evaluated within the seconds of the budget */
    static void check(String place, Constraint budget, Benchmark benchmark) {
        if (budget.seconds().isEmpty()
                || benchmark.optimum().isEmpty()
                || !(benchmark.space() instanceof EnumerableSpace space)) {
            return;
        }
        double seconds = budget.seconds().getAsDouble();
        Fidelity fidelity = benchmark.fidelities().get(0);
        SeededRandom draw = SeedTree.root(0).child("cheapest").generator();
        double cheapest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < space.size() && cheapest > seconds; i++) {
            Evaluation evaluation = benchmark.evaluate(space.at(i), fidelity, draw);
            if (evaluation instanceof Evaluation.Completed) {
                cheapest = Math.min(cheapest, evaluation.seconds());
            }
        }
        if (cheapest > seconds) {
            throw UserError.at(
                    place + " (budget.seconds)",
                    seconds + " seconds do not pay for one evaluation on '" + benchmark.name()
                            + "', of which the cheapest takes " + cheapest,
                    "Give a larger budget");
        }
    }
}
