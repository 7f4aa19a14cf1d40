package org.nasgauge.statistics.anytime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class StepFunctionTest {
    private static final StepFunction F = StepFunction.of(new double[] {2, 5, 9}, new double[] {8, 3, 1});

    @Test
    void holdsBetweenChangesAndIsRightContinuous() {
        assertThat(F.at(1.999)).isEmpty();
        assertThat(F.at(2)).hasValue(8);
        assertThat(F.at(4.999)).hasValue(8);
        assertThat(F.at(5)).hasValue(3);
        assertThat(F.at(1e9)).hasValue(1);
        assertThat(F.last()).isEqualTo(1);
    }

    @Test
    void sameFunctionIsSameObject() {
        assertThat(StepFunction.of(new double[] {2, 3, 5, 5, 9, 9}, new double[] {8, 8, 4, 3, 3, 1}))
                .isEqualTo(F)
                .hasSameHashCodeAs(F);
        assertThat(StepFunction.of(new double[] {1, 1}, new double[] {7, 2})).isEqualTo(StepFunction.constant(1, 2));
        // An intermediate value at one budget leaves no trace.
        assertThat(StepFunction.of(new double[] {1, 4, 4}, new double[] {7, 2, 7}))
                .isEqualTo(StepFunction.constant(1, 7));
    }

    @Test
    void meanIsTheAreaOverTheRange() {
        // From 3 to 11: 8 for 2, 3 for 4, 1 for 2.
        assertThat(F.meanOver(3, 11, Axis.LINEAR)).hasValue((16 + 12 + 2) / 8.0);
        assertThat(F.meanOver(5, 9, Axis.LINEAR)).hasValue(3);
        assertThat(F.meanOver(6, 7, Axis.LINEAR)).hasValue(3);
        assertThat(F.meanOver(20, 30, Axis.LINEAR)).hasValue(1);
        assertThat(F.meanOver(1, 11, Axis.LINEAR)).isEmpty();
    }

    @Test
    void meanOnALogarithmicAxisWeighsDecadesAlike() {
        StepFunction f = StepFunction.of(new double[] {1, 10, 100}, new double[] {6, 3, 0});
        assertThat(f.meanOver(1, 1000, Axis.LOGARITHMIC).orElseThrow()).isCloseTo(3, within(1e-15));
    }

    @Test
    void meanAgreesWithAFineGrid() {
        Random random = new Random(1);
        for (int round = 0; round < 20; round++) {
            double[] budgets = random.doubles(15, 1, 10).sorted().toArray();
            StepFunction f = StepFunction.of(budgets, random.doubles(15).toArray());
            for (Axis axis : Axis.values()) {
                int cells = 20_000;
                double[] edges = axis.grid(f.start(), 12, cells + 1);
                double sum = 0;
                for (int i = 0; i < cells; i++) {
                    sum += f.at((edges[i] + edges[i + 1]) / 2).orElseThrow();
                }
                assertThat(f.meanOver(f.start(), 12, axis).orElseThrow()).isCloseTo(sum / cells, within(1e-3));
            }
        }
    }

    @Test
    void whatStandsBeforeTheFirstChangeMakesTheAreaDefined() {
        StepFunction f = F.precededBy(0, 10);
        assertThat(f.at(0)).hasValue(10);
        assertThat(f.meanOver(0, 5, Axis.LINEAR)).hasValue((20 + 24) / 5.0);
        assertThatThrownBy(() -> F.precededBy(2, 10)).hasMessageContaining("not before");
    }

    @Test
    void reachesATargetAtTheFirstValueThatIsAtMostIt() {
        assertThat(F.firstAtMost(8)).hasValue(2);
        assertThat(F.firstAtMost(2.9)).hasValue(9);
        assertThat(F.firstAtMost(0.5)).isEmpty();
    }

    @Test
    void runningMinimumForgetsSetbacks() {
        StepFunction f = StepFunction.of(new double[] {1, 2, 3, 4}, new double[] {5, 6, 4, 5});
        assertThat(f.runningMinimum()).isEqualTo(StepFunction.of(new double[] {1, 3}, new double[] {5, 4}));
    }

    @Test
    void refusesWhatIsNoFunctionOfABudget() {
        assertThatThrownBy(() -> StepFunction.of(new double[] {2, 1}, new double[2]))
                .hasMessage("budget 1.0 follows the greater budget 2.0");
        assertThatThrownBy(() -> StepFunction.of(new double[0], new double[0])).hasMessageContaining("empty");
        assertThatThrownBy(() -> StepFunction.constant(0, Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> F.at(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> F.meanOver(5, 5, Axis.LINEAR)).hasMessageContaining("no range");
        assertThatThrownBy(() -> F.meanOver(0, 5, Axis.LOGARITHMIC)).hasMessageContaining("above 0");
    }

    @Test
    void gridsHoldTheirEnds() {
        assertThat(Axis.LINEAR.grid(0, 0.3, 4)).containsExactly(new double[] {0, 0.1, 0.2, 0.3}, within(1e-15));
        assertThat(Axis.LOGARITHMIC.grid(0.1, 1000, 5))
                .containsExactly(new double[] {0.1, 1, 10, 100, 1000}, within(1e-12));
        assertThat(Axis.LOGARITHMIC.grid(0.1, 0.7, 9)).startsWith(0.1).endsWith(0.7);
    }
}
