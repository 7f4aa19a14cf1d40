package org.nasgauge.report.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.nasgauge.report.analysis.BudgetAxis.BudgetRange;

class BudgetGridTest {
    @Test
    void evaluations_are_all_taken_where_they_are_few() {
        assertThat(BudgetGrid.of(BudgetAxis.EVALUATIONS, new BudgetRange(1, 5))).containsExactly(1, 2, 3, 4, 5);
        assertThat(BudgetGrid.of(BudgetAxis.EVALUATIONS, new BudgetRange(1, 1))).containsExactly(1);
    }

    @Test
    void a_long_range_is_thinned_to_whole_evaluations_and_keeps_its_ends_and_the_round_ones() {
        double[] grid = BudgetGrid.of(BudgetAxis.EVALUATIONS, new BudgetRange(1, 12_345));
        assertThat(grid).hasSizeBetween(200, 220).contains(1, 2, 5, 10, 1000, 10_000, 12_345);
        assertThat(Arrays.stream(grid)).allMatch(budget -> budget == StrictMath.rint(budget));
        assertThat(grid).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void seconds_need_not_be_whole() {
        double[] grid = BudgetGrid.of(BudgetAxis.SECONDS, new BudgetRange(0.03, 7.5));
        assertThat(grid).hasSizeBetween(200, 220).startsWith(0.03).endsWith(7.5).contains(0.05, 0.1, 1, 5);
    }
}
