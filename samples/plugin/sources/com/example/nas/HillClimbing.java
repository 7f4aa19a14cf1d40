package com.example.nas;

import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;

/** Goes to a random neighbour whenever it is no worse. */
@Described(
        name = "hill-climbing",
        summary = "Goes to a random neighbour whenever it is no worse, and starts anew when none is found.",
        source = "the textbook's stochastic hill climbing with restarts")
public record HillClimbing(
        @Meaning("neighbours in a row that are worse before it starts anew") @Range(least = 1, most = 1000)
        int patience)
        implements SearchStrategy {
    public HillClimbing() {
        this(20);
    }

    @Override
    public Search start(Problem problem, SeededRandom random) {
        return new Climber(problem, patience, random);
    }

    private static final class Climber implements Search {
        private final Problem problem;
        private final int patience;
        private final SeededRandom random;
        private Architecture here;
        private double height = Double.NEGATIVE_INFINITY;
        private int worse;

        Climber(Problem problem, int patience, SeededRandom random) {
            this.problem = problem;
            this.patience = patience;
            this.random = random;
            this.here = problem.space().sample(random);
        }

        @Override
        public Proposal ask() {
            if (worse == patience) {
                here = problem.space().sample(random);
                height = Double.NEGATIVE_INFINITY;
                worse = 0;
            }
            boolean first = height == Double.NEGATIVE_INFINITY;
            Architecture next = first ? here : problem.space().mutate(here, random);
            return new Proposal.Trial(next, problem.fullFidelity());
        }

        @Override
        public void tell(Observation observation) {
            if (observation instanceof Observation.Scored scored && scored.score() >= height) {
                here = scored.trial().architecture();
                height = scored.score();
                worse = 0;
            } else {
                worse++;
            }
        }
    }
}
