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
    protected SearchStrategy provider() {
        return new ParetoRegularizedEvolution();
    }

    @Override
    protected Map<String, ?> settings() {
        return Map.of("population-size", 10, "sample-size", 3);
    }

    @Test
    void withOneObjectiveItIsRegularizedEvolution() {
        ToyBenchmark toy = ToyBenchmark.additive(5, 5, 5, 5);
        assertThat(run(provider(), toy)).isEqualTo(run(new RegularizedEvolution(), toy));
        ToyBenchmark ties = new ToyBenchmark(toy.space(), a -> a.choice(0));
        assertThat(run(provider(), ties)).isEqualTo(run(new RegularizedEvolution(), ties));
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

    private List<Observation> run(SearchStrategy provider, ToyBenchmark toy) {
        return Trials.run(
                Settings.read("test", provider, settings())
                        .start(toy.problem(200), SeedTree.root(5).generator()),
                toy,
                200);
    }
}
