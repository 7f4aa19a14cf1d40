package org.nasgauge.report.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.engine.record.SearchRecord;
import org.nasgauge.engine.record.SearchRecord.FrontMember;
import org.nasgauge.report.analysis.FrontYardstick.Volume;
import org.nasgauge.statistics.multiobjective.Dominance;
import org.nasgauge.statistics.multiobjective.ParetoFront;

/**
 * The front of one run as it grew: chosen by validation at the highest fidelity so far, judged on test where the truth is
 * known.
 */
final class FrontReplay {
    private final List<State> states;
    private final Volume nothing;

    private FrontReplay(List<State> states, Volume nothing) {
        this.states = states;
        this.nothing = nothing;
    }

    /** After a member came in: the members that stand, judged. */
    private record State(FrontMember newest, ParetoFront judged, Volume volume) {}

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
            ParetoFront judged =
                    ParetoFront.of(standing.stream().map(yardstick::judged).toList());
            states.add(new State(member, judged, yardstick.volume(judged)));
        }
        return Finding.of(new FrontReplay(states, yardstick.volume(ParetoFront.of(List.of()))));
    }

    /** Empty if the run found nothing within the limits. */
    ParetoFront last() {
        return states.isEmpty()
                ? ParetoFront.of(List.of())
                : states.get(states.size() - 1).judged();
    }

    /** What it dominates. */
    Volume volume() {
        return states.isEmpty() ? nothing : states.get(states.size() - 1).volume();
    }

    /** What was spent when each member came in, 0 before the first. */
    double[] budgets(BudgetAxis axis) {
        double[] budgets = new double[states.size() + 1];
        for (int i = 1; i < budgets.length; i++) {
            FrontMember newest = states.get(i - 1).newest();
            budgets[i] = axis == BudgetAxis.EVALUATIONS ? newest.evaluation() : newest.seconds();
        }
        return budgets;
    }

    /** The dominated volume from each of these budgets on, 0 before the first member. */
    double[] volumes() {
        double[] volumes = new double[states.size() + 1];
        for (int i = 1; i < volumes.length; i++) {
            volumes[i] = states.get(i - 1).volume().value();
        }
        return volumes;
    }
}
