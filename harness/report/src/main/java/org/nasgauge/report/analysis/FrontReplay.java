package org.nasgauge.report.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.engine.record.SearchRecord;
import org.nasgauge.engine.record.SearchRecord.FrontMember;
import org.nasgauge.statistics.anytime.StepFunction;
import org.nasgauge.statistics.multiobjective.Dominance;
import org.nasgauge.statistics.multiobjective.ParetoFront;

/**
 * The front of one run as it grew: chosen by validation at the highest fidelity so far, judged on test where the truth is
 * known.
 */
final class FrontReplay {
    private final List<State> states;

    private FrontReplay(List<State> states) {
        this.states = states;
    }

    /** After a member came in: the members that stand, judged. */
    private record State(FrontMember newest, ParetoFront judged) {}

    static Finding<FrontReplay> of(SearchRecord run, FrontYardstick yardstick) {
        List<State> states = new ArrayList<>();
        List<FrontMember> standing = new ArrayList<>();
        for (FrontMember member : run.front()) {
            if (yardstick.judgesTest() && member.test() instanceof Reading.Missing) {
                return Finding.none("held an architecture without a test value");
            }
            double[] scores = yardstick.byValidation(member);
            Comparator<Fidelity> order = Comparator.naturalOrder();
            standing.removeIf(earlier -> order.compare(earlier.fidelity(), member.fidelity()) < 0
                    || Dominance.dominates(scores, yardstick.byValidation(earlier)));
            standing.add(member);
            states.add(new State(
                    member,
                    ParetoFront.of(standing.stream().map(yardstick::judged).toList())));
        }
        return Finding.of(new FrontReplay(states));
    }

    /** Empty if the run found nothing within the limits. */
    ParetoFront last() {
        return states.isEmpty()
                ? ParetoFront.of(List.of())
                : states.get(states.size() - 1).judged();
    }

    /** The dominated volume as a function of what was spent, 0 before the first member. */
    StepFunction volume(BudgetAxis axis, FrontYardstick yardstick) {
        ToDoubleFunction<FrontMember> at =
                axis == BudgetAxis.EVALUATIONS ? FrontMember::evaluation : FrontMember::seconds;
        double[] budgets = new double[states.size() + 1];
        double[] volumes = new double[budgets.length];
        for (int i = 1; i < budgets.length; i++) {
            budgets[i] = at.applyAsDouble(states.get(i - 1).newest());
            volumes[i] = yardstick.volume(states.get(i - 1).judged()).value();
        }
        return StepFunction.of(budgets, volumes);
    }
}
