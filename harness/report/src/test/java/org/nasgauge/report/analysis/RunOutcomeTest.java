package org.nasgauge.report.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.engine.record.Failures;
import org.nasgauge.engine.record.SearchRecord;
import org.nasgauge.engine.record.SearchRecord.End;
import org.nasgauge.engine.record.SearchRecord.Incumbent;

class RunOutcomeTest {
    private static final Incumbent EARLY = new Incumbent(1, 8, "a", 80, Reading.of(90));
    private static final Incumbent BEYOND = new Incumbent(3, 24, "b", 81, Reading.of(94));

    /** numpy.interp(23, [20, 24], [90, 94]) */
    @Test
    void the_value_at_the_budget_lies_between_those_before_and_after_it() {
        assertThat(finalTest(OptionalDouble.of(23), OptionalDouble.of(20), EARLY, BEYOND))
                .isEqualTo(93);
    }

    @Test
    void where_nothing_is_to_be_interpolated_the_last_incumbent_counts() {
        assertThat(finalTest(OptionalDouble.empty(), OptionalDouble.of(20), EARLY, BEYOND))
                .isEqualTo(94);
        assertThat(finalTest(OptionalDouble.of(24), OptionalDouble.empty(), EARLY, BEYOND))
                .isEqualTo(94);
    }

    @Test
    void a_trial_beyond_the_budget_that_changes_nothing_changes_nothing() {
        assertThat(finalTest(OptionalDouble.of(23), OptionalDouble.of(20), EARLY))
                .isEqualTo(90);
    }

    @Test
    void what_was_found_only_beyond_the_budget_counts_as_it_is() {
        assertThat(finalTest(OptionalDouble.of(23), OptionalDouble.of(0), BEYOND))
                .isEqualTo(94);
    }

    private static double finalTest(OptionalDouble budget, OptionalDouble within, Incumbent... trajectory) {
        SearchRecord run = new SearchRecord(
                "id", 1, 3, Failures.NONE, 0, 24, within, End.SECONDS, Optional.empty(), List.of(trajectory));
        return RunOutcome.of(run, budget).toOptional().orElseThrow().finalTest();
    }
}
