package org.nasgauge.search.multiobjective;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fronts of candidates that come one by one: whoever a newcomer dominates in its front moves down to the next. Li, Deb,
 * Zhang and Suganthan, Efficient non-domination level update method for steady-state evolutionary multiobjective
 * optimization, IEEE Transactions on Cybernetics 2017.
 */
final class RankedFronts {
    private final List<List<Entry>> fronts = new ArrayList<>();
    private final ObjectiveRanges ranges;
    private int size;

    private record Entry(Candidate candidate, int number) {}

    RankedFronts(int objectives) {
        this.ranges = new ObjectiveRanges(objectives);
    }

    int size() {
        return size;
    }

    void add(Candidate candidate) {
        ranges.include(candidate);
        int place = 0;
        int to = fronts.size();
        while (place < to) {
            int middle = (place + to) >>> 1;
            if (fronts.get(middle).stream().anyMatch(entry -> entry.candidate.dominates(candidate))) {
                place = middle + 1;
            } else {
                to = middle;
            }
        }
        List<Entry> moving = new ArrayList<>(List.of(new Entry(candidate, size++)));
        while (!moving.isEmpty() && place < fronts.size()) {
            List<Entry> staying = new ArrayList<>();
            List<Entry> displaced = new ArrayList<>();
            for (Entry entry : fronts.get(place)) {
                boolean dominated = moving.stream().anyMatch(mover -> mover.candidate.dominates(entry.candidate));
                (dominated ? displaced : staying).add(entry);
            }
            if (staying.isEmpty()) {
                // All of this front and those below it move down by one as they are.
                fronts.add(place, moving);
                return;
            }
            staying.addAll(moving);
            fronts.set(place++, staying);
            moving = displaced;
        }
        if (!moving.isEmpty()) {
            fronts.add(moving);
        }
    }

    /** The best front first, and each front in the order of its epsilon-net; of equal ones, the earlier. */
    List<Candidate> best(int count) {
        List<Candidate> best = new ArrayList<>();
        for (List<Entry> front : fronts) {
            if (best.size() == count) {
                break;
            }
            best.addAll(spread(front, count - best.size()));
        }
        return best;
    }

    /** Equal points have no distance: each further one comes after all that differ. */
    private List<Candidate> spread(List<Entry> front, int count) {
        Map<List<Double>, Candidate> different = new LinkedHashMap<>();
        List<Candidate> equal = new ArrayList<>();
        front.stream()
                .sorted(Comparator.comparingInt(Entry::number))
                .map(Entry::candidate)
                .forEach(candidate -> {
                    if (different.putIfAbsent(candidate.scores(), candidate) != null) {
                        equal.add(candidate);
                    }
                });
        List<Candidate> net = EpsilonNet.of(List.copyOf(different.values()), ranges, count);
        net.addAll(equal.subList(0, Math.min(equal.size(), count - net.size())));
        return net;
    }
}
