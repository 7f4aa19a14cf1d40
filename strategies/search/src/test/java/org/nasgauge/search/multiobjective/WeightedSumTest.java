package org.nasgauge.search.multiobjective;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.testkit.MultiObjectiveContract;
import org.nasgauge.testkit.ToyBenchmark;
import org.nasgauge.testkit.Trials;
import org.nasgauge.testkit.TwoObjectiveToy;

class WeightedSumTest extends MultiObjectiveContract {
    @Override
    protected SearchStrategy strategy() {
        return new WeightedSum(4, 10);
    }

    @Test
    void weightsAreAllMultiplesThatSumToOne() {
        assertThat(SimplexLattice.weights(2, 2))
                .containsExactly(new double[] {0, 1}, new double[] {0.5, 0.5}, new double[] {1, 0});
        // C(4 + 3 - 1, 3 - 1)
        assertThat(SimplexLattice.weights(3, 4)).hasSize(15);
        assertThat(SimplexLattice.weights(1, 10)).containsExactly(new double[] {1});
        // C(6 + 10 - 1, 10 - 1); of 7 parts there would be 11,440.
        assertThat(SimplexLattice.weights(10, 10)).hasSize(5_005);
        assertThat(SimplexLattice.weights(200, 1_000)).hasSize(200);
    }

    @Test
    void proposesEveryArchitectureOnceAndEnds() {
        ToyBenchmark toy = ToyBenchmark.additive(3, 3, 3);
        assertThat(Trials.run(create(toy.problem(100), 1), toy, 100))
                .extracting(observation -> observation.trial().architecture())
                .hasSize(27)
                .doesNotHaveDuplicates();
    }

    @Test
    void comesToBothEndsOfTheFront() {
        TwoObjectiveToy toy = TwoObjectiveToy.conflicting(6, 6, 6, 6);
        List<Observation> told = Trials.run(create(toy.problem(200), 1), toy, 200);
        assertThat(told)
                .extracting(observation -> observation.trial().architecture())
                .contains(toy.space().at(0), toy.space().at(toy.space().size() - 1));
    }
}
