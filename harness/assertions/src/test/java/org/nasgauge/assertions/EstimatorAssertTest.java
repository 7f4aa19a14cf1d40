package org.nasgauge.assertions;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nasgauge.assertions.NasAssertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.estimate.Estimation;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;

/** What is worse, not deterministic or knows the table fails with a message that says so; what is as good does not. */
class EstimatorAssertTest {
    private static final class Named implements Estimator {
        private final String name;
        private final List<Need> needs;
        private final Estimation estimation;

        Named(String name, List<Need> needs, Estimation estimation) {
            this.name = name;
            this.needs = needs;
            this.estimation = estimation;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public List<Need> needs() {
            return needs;
        }

        @Override
        public Estimation start(Problem problem, SeededRandom random) {
            return estimation;
        }
    }

    private static final Estimator EARLY = early("early", 1);

    /** Validation after the third epoch, or the reverse of it. */
    private static Estimator early(String name, int sign) {
        return new Named(
                name,
                List.of(new Need.Curve(3)),
                (architecture, evidence) -> sign * evidence.curveOrThrow().at(Series.VALIDATION_ACCURACY, 3));
    }

    @Test
    void correlationsAreJudgedByHalfOfTheSamples(@OnTable("nasbench201-729-fashion") Benchmark table) {
        assertThat(EARLY).on(table).withSample(60).withSeeds(0, 20).correlatesAtLeast(0.3);
        assertThatThrownBy(() -> assertThat(EARLY)
                        .on(table)
                        .withSample(60)
                        .withSeeds(0, 20)
                        .correlatesAtLeast(0.999))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(
                        "early does not correlate by 0.999 with the test values of nasbench201-729-fashion")
                .hasMessageContaining("worse on 8 of 8 seeds")
                .hasMessageContaining("mean 1 - rho 0.")
                .hasMessageContaining("99 % interval\nfirst at seed 0: rho is 0.");
    }

    @Test
    void whoIsWorseThanAnotherIsFound() {
        assertThat(EARLY).withSample(60).withSeeds(0, 20).isNoWorseThan(early("late", -1));
        assertThatThrownBy(() -> assertThat(early("late", -1))
                        .withSample(60)
                        .withSeeds(0, 20)
                        .isNoWorseThan(EARLY))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("late is worse on nasbench201-729-fashion than early:\nworse on 8 of 8 seeds");
    }

    @Test
    void stateThatRunsShareIsNotDeterministic() {
        assertThat(EARLY).isDeterministic();
        AtomicInteger shared = new AtomicInteger();
        assertThatThrownBy(() -> assertThat(
                                new Named("counting", List.of(), (architecture, evidence) -> shared.getAndIncrement()))
                        .isDeterministic())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("counting is not deterministic: under seed 0 the estimate of ");
    }

    @Test
    void whoKnowsTheTableFromElsewhereIsFound(@OnTable("nasbench201-729-fashion") Benchmark table) {
        Benchmark.Judge judge = table.judge().orElseThrow();
        assertThat(EARLY).on(table).withSeeds(0, 30).peeksAtNothing();
        assertThatThrownBy(() -> assertThat(new Named(
                                "peeking",
                                List.of(),
                                (architecture, evidence) -> judge.test(architecture) instanceof Reading.Present present
                                        ? present.value()
                                        : 0))
                        .on(table)
                        .withSeeds(0, 30)
                        .peeksAtNothing())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("peeking knows nasbench201-729-fashion from elsewhere than what it is shown")
                .hasMessageContaining("worse on 8 of 8 seeds");
    }

    @Test
    void refusesWhatIsNoTest() {
        assertThatThrownBy(() -> assertThat(EARLY).correlatesAtLeast(2)).hasMessageContaining("from -1 to 1");
        assertThatThrownBy(() -> assertThat(EARLY).withSample(1)).hasMessageContaining("at least 2");
        assertThatThrownBy(() -> assertThat(EARLY).withSeeds(3, 3)).hasMessageContaining("at least one");
        assertThatThrownBy(() -> assertThat(EARLY).withFalseAlarms(0)).hasMessageContaining("above 0");
    }
}
