package org.nasgauge.search.multifidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.search.bayesian.AcquisitionSearch;
import org.nasgauge.search.bayesian.ProcessSettings;
import org.nasgauge.search.multiobjective.MoAsha;
import org.nasgauge.testkit.ProductSpace;

/**
 * Where a benchmark knows the ends of schedules only (1, 2, 4 and 8 epochs), a rung is a shorter schedule at its own cost, as
 * many seconds as epochs. What is drawn earlier scores better, at every fidelity.
 */
class SchedulesOnlyTest {
    private static final Rungs BY_TWO = new Rungs(2, 1);
    private static final Problem PROBLEM = Problem.of(
            ProductSpace.of(40, 40, 40),
            Stream.of(1, 2, 4, 8).map(Fidelity::full).toList(),
            Constraint.evaluations(100));

    static Stream<Arguments> strategies() {
        Map<Integer, Integer> halved = Map.of(1, 8, 2, 4, 4, 2, 8, 1);
        return Stream.of(
                Arguments.of(new SuccessiveHalving(BY_TWO, 1), 15, halved, 32),
                Arguments.of(new Hyperband(BY_TWO), 15, halved, 32),
                // then from 2, 4 and 8 epochs on: 6, 3 and 1; 4 and 2; 4
                Arguments.of(new Hyperband(BY_TWO), 35, Map.of(1, 8, 2, 4 + 6, 4, 2 + 3 + 4, 8, 1 + 1 + 2 + 4), 128),
                // the same rounded down: 4, 2 and 1; 4 and 2; 4
                Arguments.of(new Bohb(BY_TWO, 64, 1.0 / 3, 15, 1e-3), 32, Map.of(1, 8, 2, 8, 4, 8, 8, 8), 120),
                Arguments.of(new Dehb(BY_TWO, 0.5, 0.5), 15, halved, 32),
                Arguments.of(new Asha(BY_TWO, Asha.Type.PROMOTION), 15, halved, 32),
                Arguments.of(
                        new Mobster(BY_TWO, 10, 20, new ProcessSettings(), new AcquisitionSearch(20, 2)),
                        15,
                        halved,
                        32),
                Arguments.of(new MoAsha(BY_TWO), 15, halved, 32),
                // with its two lowest rungs alone, as rankings do not change
                Arguments.of(new Pasha(BY_TWO, 90), 15, Map.of(1, 10, 2, 5), 20));
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void rungs_are_shorter_schedules_at_their_own_cost(
            SearchStrategy strategy, int trials, Map<Integer, Integer> expected, int seconds) {
        Search search = strategy.start(PROBLEM, SeedTree.root(1).generator());
        Map<Architecture, Integer> order = new HashMap<>();
        Map<Integer, Integer> trained = new TreeMap<>();
        int spent = 0;
        for (int trial = 0; trial < trials; trial++) {
            Proposal.Trial proposed = (Proposal.Trial) search.ask();
            Fidelity fidelity = proposed.fidelity();
            assertThat(fidelity).isEqualTo(Fidelity.full(fidelity.schedule()));
            trained.merge(fidelity.schedule(), 1, Integer::sum);
            spent += fidelity.epoch();
            order.putIfAbsent(proposed.architecture(), order.size());
            search.tell(new Observation.Scored(proposed, -order.get(proposed.architecture()), fidelity.epoch()));
        }
        assertThat(trained).isEqualTo(new TreeMap<>(expected));
        assertThat(spent).isEqualTo(seconds);
    }

    @Test
    void what_follows_one_training_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new MedianStopping().start(PROBLEM, SeedTree.root(1).generator()))
                .withMessageContaining("does not follow one training over its epochs");
        List<Fidelity> followed =
                Stream.of(1, 2, 4).map(epoch -> new Fidelity(epoch, 4)).toList();
        Problem short4 = Problem.of(ProductSpace.of(2), followed, Constraint.evaluations(9));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new MedianStopping(4, 3).start(short4, SeedTree.root(1).generator()))
                .withMessageContaining("no training is ever stopped");
    }
}
