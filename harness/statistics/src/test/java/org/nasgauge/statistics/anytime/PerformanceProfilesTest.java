package org.nasgauge.statistics.anytime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PerformanceProfilesTest {
    @Test
    void areTheSharesOfProblemsWithinAFactorOfTheBest() {
        // Ratios of the first: 1, 2, unsolved, unsolved; of the second: 3, 1, 1, unsolved.
        List<StepFunction> profiles = PerformanceProfiles.of(List.of(row(2, 8, -1, -1), row(6, 4, 5, -1)));
        assertThat(profiles)
                .containsExactly(
                        StepFunction.of(new double[] {1, 2}, new double[] {0.25, 0.5}),
                        StepFunction.of(new double[] {1, 3}, new double[] {0.5, 0.75}));
    }

    @Test
    void oneThatIsNeverBestBeginsAtZero() {
        assertThat(PerformanceProfiles.of(List.of(row(1, 1), row(2, -1))).get(1))
                .isEqualTo(StepFunction.of(new double[] {1, 2}, new double[] {0, 0.5}));
    }

    @Test
    void refuseWhatHasNoRatio() {
        assertThatThrownBy(() -> PerformanceProfiles.of(List.of())).hasMessageContaining("no problems");
        assertThatThrownBy(() -> PerformanceProfiles.of(List.of(row(1), row(1, 2))))
                .hasMessageContaining("2 costs");
        assertThatThrownBy(() -> PerformanceProfiles.of(List.of(row(0)))).hasMessageContaining("not above 0");
    }

    /** A negative number stands for a problem that was not solved. */
    private static List<OptionalDouble> row(double... costs) {
        return Arrays.stream(costs)
                .mapToObj(cost -> cost < 0 ? OptionalDouble.empty() : OptionalDouble.of(cost))
                .toList();
    }
}
