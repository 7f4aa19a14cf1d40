package org.nasgauge.search.multifidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.search.GridSearch;
import org.nasgauge.search.LocalSearch;
import org.nasgauge.search.evolution.RegularizedEvolution;
import org.nasgauge.testkit.ProductSpace;
import org.nasgauge.testkit.SearchStrategyContract;
import org.nasgauge.testkit.Trials;
import org.nasgauge.testkit.WithWrapper;

class StopOnExtrapolationTest extends SearchStrategyContract {
    @Override
    protected SearchStrategy strategy() {
        return new WithWrapper(
                Settings.read("test", new RegularizedEvolution(), Map.of("population-size", 10, "sample-size", 3)),
                new StopOnExtrapolation());
    }

    @Override
    protected boolean learnsFromEveryTrial() {
        return false;
    }

    /** Grid search begins with the best: the second training is stopped at its sixth step and counts as it would have ended. */
    @Test
    void stopsAWorseTrainingAndTellsWhatItWouldHaveComeTo() {
        List<Fidelity> steps = IntStream.rangeClosed(1, 20)
                .mapToObj(epoch -> new Fidelity(epoch, 20))
                .toList();
        Problem problem = Problem.of(ProductSpace.of(2), steps, Constraint.evaluations(100));
        GridSearch grid = new GridSearch(GridSearch.Order.LEXICOGRAPHIC);
        List<Observation> told = new ArrayList<>();
        Search inner = grid.start(problem, SeedTree.root(1).generator());
        Search listening = new Search() {
            @Override
            public Proposal ask() {
                return inner.ask();
            }

            @Override
            public void tell(Observation observation) {
                told.add(observation);
            }
        };
        Search stopping = new StopOnExtrapolation(0.05, 6)
                .wrap(listening, problem, SeedTree.root(1).generator());
        List<Observation> trained = Trials.run(stopping, StopOnExtrapolationTest::train, 100);
        assertThat(trained).hasSize(20 + 6);
        assertThat(told)
                .extracting(observation -> observation.trial().fidelity())
                .containsOnly(Fidelity.full(20));
        assertThat(told).extracting(Observation::seconds).containsExactly(210.0, 21.0);
        assertThat(((Observation.Scored) told.get(1)).score()).isCloseTo(curve(1, 20), within(1e-6));
    }

    private static double curve(int choice, int epoch) {
        return 90 - 10 * choice - 60 * Math.pow(epoch, -0.7);
    }

    private static Observation train(Proposal.Trial trial) {
        int epoch = trial.fidelity().epoch();
        return new Observation.Scored(trial, curve(trial.architecture().choice(0), epoch), epoch);
    }

    /** This curve ends at 88.5, to within a hundredth. */
    @Test
    void theRuleStopsWhatWillHardlyBeBetterThanTheBest() {
        List<Double> scores = IntStream.rangeClosed(1, 9)
                .mapToObj(epoch -> 90 - 60 * Math.pow(epoch, -0.7))
                .toList();
        assertThat(rule(88).stop(scores)).isEmpty();
        assertThat(rule(89).stop(scores)).hasValueCloseTo(90 - 60 * Math.pow(200, -0.7), within(1e-6));
        assertThat(rule(89).stop(scores.subList(0, 4)))
                .as("five steps are the least")
                .isEmpty();
        assertThat(new StopOnExtrapolation.ExtrapolationRule(twoHundredEpochs(), 5, 0.05).stop(scores))
                .as("no best so far")
                .isEmpty();
    }

    private static StopOnExtrapolation.ExtrapolationRule rule(double incumbent) {
        StopOnExtrapolation.ExtrapolationRule rule =
                new StopOnExtrapolation.ExtrapolationRule(twoHundredEpochs(), 5, 0.05);
        rule.ended(List.of(1.0, incumbent), true);
        rule.ended(List.of(1.0, 99.0), false);
        return rule;
    }

    private static List<Fidelity> twoHundredEpochs() {
        return IntStream.rangeClosed(1, 200)
                .mapToObj(epoch -> new Fidelity(epoch, 200))
                .toList();
    }

    @Nested
    class OfLocalSearch extends SearchStrategyContract {
        @Override
        protected SearchStrategy strategy() {
            return new WithWrapper(new LocalSearch(), new StopOnExtrapolation());
        }

        @Override
        protected boolean learnsFromEveryTrial() {
            return false;
        }
    }
}
