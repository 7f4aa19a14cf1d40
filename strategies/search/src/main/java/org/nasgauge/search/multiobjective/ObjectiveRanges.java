package org.nasgauge.search.multiobjective;

import java.util.Arrays;
import java.util.List;

/** The least and the greatest of each objective among some candidates: objectives of different units become comparable. */
final class ObjectiveRanges {
    private final double[] least;
    private final double[] greatest;

    ObjectiveRanges(int objectives) {
        this.least = new double[objectives];
        this.greatest = new double[objectives];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        Arrays.fill(greatest, Double.NEGATIVE_INFINITY);
    }

    /** @param candidates at least one */
    static ObjectiveRanges of(List<Candidate> candidates) {
        ObjectiveRanges ranges = new ObjectiveRanges(candidates.get(0).objectives());
        candidates.forEach(ranges::include);
        return ranges;
    }

    void include(Candidate candidate) {
        for (int objective = 0; objective < least.length; objective++) {
            least[objective] = Math.min(least[objective], candidate.score(objective));
            greatest[objective] = Math.max(greatest[objective], candidate.score(objective));
        }
    }

    /** What the candidate lacks to the greatest, as a share of the range, 0 to 1; 0 where all are equal. */
    double lack(Candidate candidate, int objective) {
        double range = greatest[objective] - least[objective];
        return range > 0 ? (greatest[objective] - candidate.score(objective)) / range : 0;
    }
}
