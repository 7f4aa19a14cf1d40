package org.nasgauge.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.estimate.Estimation;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;

/** The contract finds what it is for. */
class EstimatorContractTest {
    @Described(name = "peeker", summary = "Looks at test values.", source = "nobody's")
    private record Peeker(boolean backwards) implements Estimator {
        @Override
        public List<Need> needs() {
            return List.of(new Need.Curve(2));
        }

        @Override
        public Estimation start(Problem problem, SeededRandom random) {
            return (architecture, evidence) ->
                    (backwards ? -1 : 1) * evidence.curveOrThrow().at(Series.TEST_ACCURACY, 2);
        }
    }

    private static EstimatorContract of(Estimator estimator) {
        return new EstimatorContract() {
            @Override
            protected Estimator estimator() {
                return estimator;
            }
        };
    }

    @Test
    void whoRanksByAPermutedTestValueIsFound() {
        assertThatThrownBy(of(new Peeker(false))::doesNotRankByAPermutedTestValue)
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(of(new Peeker(true))::doesNotRankByAPermutedTestValue)
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(of(new Peeker(false))::looksOnlyAtWhatWasPaidFor)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("an estimator looked at");
    }
}
