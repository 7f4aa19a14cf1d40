package org.nasgauge.search.bayesian;

import java.util.ArrayList;
import java.util.List;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.space.Architecture;

/** The trials of a run in the order in which they ended, to be split into the best and the others. */
final class BestAndOthers {
    /** Of equal scores, the earlier is better; what failed is the worst. */
    private record Told(int time, Observation observation) {
        boolean beats(Told other) {
            return observation instanceof Observation.Scored scored
                    && (!(other.observation instanceof Observation.Scored theirs) || scored.beats(theirs));
        }

        Architecture architecture() {
            return observation.trial().architecture();
        }
    }

    /** Both in the order in which the trials ended; those under way come last. */
    record Split(List<Architecture> best, List<Architecture> others) {}

    private final List<Told> told = new ArrayList<>();
    private final List<Told> ranked = new ArrayList<>();
    private final List<Architecture> underWay = new ArrayList<>();
    private int scored;

    void begin(Architecture architecture) {
        underWay.add(architecture);
    }

    /** Of what was begun, or of another in the place of the first that was. */
    void tell(Observation observation) {
        if (!underWay.remove(observation.trial().architecture()) && !underWay.isEmpty()) {
            underWay.remove(0);
        }
        Told next = new Told(told.size(), observation);
        told.add(next);
        int place = ranked.size();
        while (place > 0 && next.beats(ranked.get(place - 1))) {
            place--;
        }
        ranked.add(place, next);
        scored += observation instanceof Observation.Scored ? 1 : 0;
    }

    /** How many have ended, whether they failed or not. */
    int ended() {
        return told.size();
    }

    int scored() {
        return scored;
    }

    /** @param count how many are the best; as many as have a score at the most */
    Split split(int count) {
        boolean[] isBest = new boolean[told.size()];
        for (Told one : ranked.subList(0, Math.min(count, scored))) {
            isBest[one.time()] = true;
        }
        List<Architecture> best = new ArrayList<>();
        List<Architecture> others = new ArrayList<>();
        for (Told one : told) {
            (isBest[one.time()] ? best : others).add(one.architecture());
        }
        others.addAll(underWay);
        return new Split(best, others);
    }
}
