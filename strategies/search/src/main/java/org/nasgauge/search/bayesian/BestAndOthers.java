package org.nasgauge.search.bayesian;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.space.Architecture;

/**
 * The best trials of a run, and the others, each in the order in which they ended. Only so many of the latest are remembered
 * beside the best, so that a trial costs the same however many there were.
 */
final class BestAndOthers {
    private record Told(int time, Observation.Scored scored) {}

    private record Ended(int time, Architecture architecture) {}

    /** Those under way come last. */
    record Split(List<Architecture> best, List<Architecture> others) {}

    private final int mostBest;
    private final int memory;
    /** The best first; of equal ones, the earlier. */
    private final List<Told> best = new ArrayList<>();

    private final Deque<Ended> latest = new ArrayDeque<>();
    private final List<Architecture> underWay = new ArrayList<>();
    private int ended;

    /**
     * @param mostBest how many are asked for at the most
     * @param memory the latest trials that are remembered
     */
    BestAndOthers(int mostBest, int memory) {
        this.mostBest = mostBest;
        this.memory = memory;
    }

    void begin(Architecture architecture) {
        underWay.add(architecture);
    }

    /** Of what was begun, or of another in the place of the first that was. */
    void tell(Observation observation) {
        Architecture architecture = observation.trial().architecture();
        if (!underWay.remove(architecture) && !underWay.isEmpty()) {
            underWay.remove(0);
        }
        if (observation instanceof Observation.Scored scored) {
            rank(new Told(ended, scored));
        }
        latest.add(new Ended(ended, architecture));
        if (latest.size() > memory) {
            latest.remove();
        }
        ended++;
    }

    private void rank(Told next) {
        int place = best.size();
        while (place > 0 && next.scored().beats(best.get(place - 1).scored())) {
            place--;
        }
        best.add(place, next);
        if (best.size() > mostBest) {
            best.remove(mostBest);
        }
    }

    /** How many have ended, whether they failed or not. */
    int ended() {
        return ended;
    }

    boolean anyScored() {
        return !best.isEmpty();
    }

    /** @param count how many are the best; as many as have a score at the most */
    Split split(int count) {
        List<Told> chosen = best.stream()
                .limit(count)
                .sorted(Comparator.comparingInt(Told::time))
                .toList();
        Set<Integer> times = chosen.stream().map(Told::time).collect(Collectors.toSet());
        List<Architecture> others = new ArrayList<>();
        for (Ended one : latest) {
            if (!times.contains(one.time())) {
                others.add(one.architecture());
            }
        }
        others.addAll(underWay);
        return new Split(
                chosen.stream()
                        .map(told -> told.scored().trial().architecture())
                        .toList(),
                others);
    }
}
