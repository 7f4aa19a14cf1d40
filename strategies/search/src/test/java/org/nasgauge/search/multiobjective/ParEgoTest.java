package org.nasgauge.search.multiobjective;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.search.bayesian.AcquisitionSearch;
import org.nasgauge.search.bayesian.Lie;
import org.nasgauge.search.bayesian.ProcessSettings;
import org.nasgauge.testkit.MultiObjectiveContract;
import org.nasgauge.testkit.ToyBenchmark;
import org.nasgauge.testkit.Trials;
import org.nasgauge.testkit.TwoObjectiveToy;

class ParEgoTest extends MultiObjectiveContract {
    @Override
    protected SearchStrategy strategy() {
        return new ParEgo(
                10, 0.05, 10, new ProcessSettings(true, 3, 0.01, true, Lie.BELIEVER, 40), new AcquisitionSearch(20, 2));
    }

    @Override
    protected boolean fitsAModel() {
        return true;
    }

    @Test
    void proposesEveryArchitectureOnceAndEnds() {
        ToyBenchmark toy = ToyBenchmark.additive(3, 3, 3);
        assertThat(Trials.run(create(toy.problem(100), 1), toy, 100))
                .extracting(observation -> observation.trial().architecture())
                .hasSize(27)
                .doesNotHaveDuplicates();
    }

    /** A random architecture keeps the limit in 5 % of the draws. */
    @Test
    void comesToKeepALimit() {
        TwoObjectiveToy toy = TwoObjectiveToy.conflicting(6, 6, 6, 6).withLimit(6);
        List<Observation> told = Trials.run(create(toy.problem(60), 3), toy, 60);
        assertThat(told.subList(40, 60))
                .filteredOn(observation -> ((Observation.Scored) observation).feasible())
                .hasSizeGreaterThan(10);
    }
}
