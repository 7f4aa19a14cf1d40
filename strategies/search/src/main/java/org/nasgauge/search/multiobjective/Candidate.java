package org.nasgauge.search.multiobjective;

import java.util.Arrays;
import java.util.List;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.statistics.multiobjective.CrowdingDistance;
import org.nasgauge.statistics.multiobjective.Dominance;
import org.nasgauge.statistics.multiobjective.NonDominatedSort;

/** An architecture and what was told of it. Two are the same only if they are one object. */
final class Candidate {
    private final Architecture architecture;
    private final double[] scores;
    private final List<Double> listed;
    private final double violation;

    private Candidate(Architecture architecture, double[] scores, double violation) {
        this.architecture = architecture;
        this.scores = scores;
        this.listed = Arrays.stream(scores).boxed().toList();
        this.violation = violation;
    }

    static Candidate of(Observation.Scored scored) {
        double[] scores = new double[1 + scored.further().size()];
        scores[0] = scored.score();
        for (int i = 1; i < scores.length; i++) {
            scores[i] = scored.further().get(i - 1);
        }
        return new Candidate(scored.trial().architecture(), scores, scored.violation());
    }

    Architecture architecture() {
        return architecture;
    }

    /** Greater is better. */
    double score(int objective) {
        return scores[objective];
    }

    List<Double> scores() {
        return listed;
    }

    int objectives() {
        return scores.length;
    }

    double violation() {
        return violation;
    }

    boolean dominates(Candidate other) {
        return Dominance.dominates(scores, violation, other.scores, other.violation);
    }

    /** By constrained domination, the best first. */
    static List<List<Candidate>> fronts(List<Candidate> candidates) {
        return NonDominatedSort.fronts(candidates, candidate -> candidate.scores, Candidate::violation);
    }

    static double[] crowdingDistances(List<Candidate> front) {
        return CrowdingDistance.of(
                front.stream().map(candidate -> candidate.scores).toArray(double[][]::new));
    }
}
