package org.nasgauge.engine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.engine.record.SearchRecord.FrontMember;
import org.nasgauge.statistics.multiobjective.ParetoFront;

/** The front of a run by validation, at the highest fidelity that it has come to. */
final class FrontLedger {
    private static final ParetoFront EMPTY = ParetoFront.of(List.of());

    private final List<FrontMember> members = new ArrayList<>();
    private ParetoFront front = EMPTY;
    private Optional<Fidelity> fidelity = Optional.empty();

    /** In the order in which they came, those included that left the front later. */
    List<FrontMember> members() {
        return members;
    }

    /** @param scores greater is better */
    boolean admits(Fidelity other, double[] scores) {
        int byFidelity = compare(other);
        return byFidelity > 0 || (byFidelity == 0 && !front.covers(scores));
    }

    void add(FrontMember member, double[] scores) {
        front = (compare(member.fidelity()) > 0 ? EMPTY : front).with(scores);
        fidelity = Optional.of(member.fidelity());
        members.add(member);
    }

    private int compare(Fidelity other) {
        return fidelity.map(other::compareTo).orElse(1);
    }
}
