package org.nasgauge.statistics.anytime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasgauge.statistics.Summary;

class AnytimeRunsTest {
    private static final StepFunction A = StepFunction.of(new double[] {1, 4}, new double[] {6, 2});
    private static final StepFunction B = StepFunction.of(new double[] {2, 3}, new double[] {9, 0});
    private static final StepFunction C = StepFunction.of(new double[] {1, 8}, new double[] {3, 1});
    private static final AnytimeRuns RUNS = AnytimeRuns.of(List.of(A, B, C));

    @Test
    void haveAValueOnceTheLastHasStarted() {
        assertThat(RUNS.start()).isEqualTo(2);
        assertThat(RUNS.at(1.5)).isEmpty();
        assertThat(RUNS.at(2)).hasValue(Summary.of(6, 9, 3));
        assertThat(RUNS.valuesAt(100).orElseThrow()).containsExactly(2, 0, 1);
    }

    @Test
    void gridPointsWithoutAllRunsAreLeftOut() {
        assertThat(RUNS.over(0, 1, 2, 5))
                .containsExactly(new AnytimePoint(2, Summary.of(6, 9, 3)), new AnytimePoint(5, Summary.of(2, 0, 3)));
    }

    @Test
    void changeWhereAnyRunDoes() {
        assertThat(RUNS.changes()).containsExactly(2, 3, 4, 8);
        assertThat(RUNS.quantile(0.5)).isEqualTo(StepFunction.of(new double[] {2, 3, 4, 8}, new double[] {6, 3, 2, 1}));
    }

    @Test
    void eachHasItsArea() {
        assertThat(RUNS.meansOver(2, 4, Axis.LINEAR).orElseThrow()).containsExactly(6, 4.5, 3);
        assertThat(RUNS.meansOver(1, 4, Axis.LINEAR)).isEmpty();
    }

    @Test
    void expectedRunningTimeChargesThoseThatFail() {
        // A reaches 2 at 4, B at 3, C not before 8: (4 + 3 + 6) / 2.
        ExpectedRunningTime time = RUNS.timeTo(2, 6);
        assertThat(time).isEqualTo(new ExpectedRunningTime(3, 2, 13));
        assertThat(time.expected()).hasValue(6.5);
        assertThat(time.successRate()).isCloseTo(2.0 / 3, within(1e-15));
        assertThat(RUNS.timeTo(-1, 6).expected()).isEmpty();
        assertThat(RUNS.timeTo(1, 8).expected()).hasValue((8 + 3 + 8) / 2.0);
    }

    @Test
    void shareThatReachedATargetGrowsWithTheBudget() {
        assertThat(RUNS.reached(2))
                .isEqualTo(StepFunction.of(new double[] {0, 3, 4, 8}, new double[] {0, 1 / 3.0, 2 / 3.0, 1}));
        assertThat(RUNS.reached(-1)).isEqualTo(StepFunction.constant(0, 0));
    }

    @Test
    void needOneRun() {
        assertThatThrownBy(() -> AnytimeRuns.of(List.of())).hasMessage("no runs");
    }
}
