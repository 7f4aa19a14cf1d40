package org.nasgauge.search.multiobjective;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.search.evolution.RegularizedEvolution;
import org.nasgauge.testkit.MultiObjectiveContract;
import org.nasgauge.testkit.ToyBenchmark;
import org.nasgauge.testkit.Trials;
import org.nasgauge.testkit.TwoObjectiveToy;

class ParetoRegularizedEvolutionTest extends MultiObjectiveContract {
    @Override
    protected SearchStrategy strategy() {
        return new ParetoRegularizedEvolution(10, 3);
    }

    @Test
    void withOneObjectiveItIsRegularizedEvolution() {
        ToyBenchmark toy = ToyBenchmark.additive(5, 5, 5, 5);
        SearchStrategy regularized =
                Settings.read("test", new RegularizedEvolution(), Map.of("population-size", 10, "sample-size", 3));
        assertThat(run(strategy(), toy)).isEqualTo(run(regularized, toy));
        ToyBenchmark ties = new ToyBenchmark(toy.space(), a -> a.choice(0));
        assertThat(run(strategy(), ties)).isEqualTo(run(regularized, ties));
    }

    /** A random architecture keeps the limit in 5 % of the draws. */
    @Test
    void comesToKeepALimit() {
        TwoObjectiveToy toy = TwoObjectiveToy.conflicting(6, 6, 6, 6).withLimit(6);
        List<Observation> told = Trials.run(create(toy.problem(150), 3), toy, 150);
        assertThat(told.subList(130, 150))
                .filteredOn(observation -> ((Observation.Scored) observation).feasible())
                .hasSizeGreaterThan(5);
    }

    private static List<Observation> run(SearchStrategy strategy, ToyBenchmark toy) {
        return Trials.run(strategy.start(toy.problem(200), SeedTree.root(5).generator()), toy, 200);
    }
}
