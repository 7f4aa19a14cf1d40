package org.nasgauge.search.multifidelity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Prior;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.testkit.SearchStrategyContract;
import org.nasgauge.testkit.ToyBenchmark;
import org.nasgauge.testkit.Trials;

class PriorBandTest extends SearchStrategyContract {
    private final ToyBenchmark benchmark = ToyBenchmark.additive(4, 4, 4, 4, 4, 4);

    @Override
    protected SearchStrategy strategy() {
        return new PriorBand();
    }

    /** The first bracket begins with 27 at the cheapest rung; half of them are from the prior, which has no rival yet. */
    @Test
    void beginsHalfWithThePriorAndHalfAtRandom() {
        Architecture centre = Architecture.of(0, 1, 2, 3, 0, 1);
        int near = 0;
        for (int seed = 0; seed < 40; seed++) {
            near += near(centre, run(centre, seed, 27));
        }
        assertThat(near / (40 * 27.0)).isBetween(0.45, 0.57);
    }

    /** Believing in the worst, it draws from its prior less and less. */
    @Test
    void aWrongPriorLosesItsSay() {
        Architecture worst = Architecture.of(0, 0, 0, 0, 0, 0);
        double early = 0;
        double late = 0;
        for (int seed = 0; seed < 40; seed++) {
            List<Observation> told = run(worst, seed, 400);
            early += near(worst, told.subList(0, 27)) / 27.0;
            late += near(worst, told.subList(300, 400)) / 100.0;
        }
        assertThat(late).isLessThan(early / 4);
    }

    private List<Observation> run(Architecture believed, long seed, int evaluations) {
        Problem problem = benchmark
                .problem(evaluations)
                .withPrior(Prior.around(benchmark.space().decisions(), List.of(believed), 0.95));
        return Trials.run(strategy().start(problem, SeedTree.root(seed).generator()), benchmark, evaluations);
    }

    /** How many differ in two decisions at the most; one in 27 does at random. */
    private static int near(Architecture centre, List<Observation> told) {
        int near = 0;
        for (Observation observation : told) {
            int differ = 0;
            for (int decision = 0; decision < centre.length(); decision++) {
                differ += observation.trial().architecture().choice(decision) == centre.choice(decision) ? 0 : 1;
            }
            near += differ <= 2 ? 1 : 0;
        }
        return near;
    }
}
