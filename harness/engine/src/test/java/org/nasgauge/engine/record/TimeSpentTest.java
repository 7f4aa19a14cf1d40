package org.nasgauge.engine.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.nasgauge.engine.record.TimeSpent.Mark;
import org.nasgauge.engine.record.TimeSpent.Sample;

class TimeSpentTest {
    @Test
    void marks_are_powers_of_two_and_what_lies_between() {
        assertThat(LongStream.rangeClosed(1, 100).filter(TimeSpent::isMark))
                .containsExactly(1L, 2L, 3L, 4L, 6L, 8L, 12L, 16L, 24L, 32L, 48L, 64L, 96L);
    }

    /** Two runs came to the first two marks, one to the third: means of 1, 3 and 6 seconds. */
    @Test
    void own_seconds_are_a_line_between_marks_and_behind_the_last() {
        TimeSpent spent = spent(new Mark(2, 2), new Mark(2, 6), new Mark(1, 6));
        assertThat(spent.ownSeconds(0)).isZero();
        assertThat(spent.ownSeconds(1)).isEqualTo(1);
        assertThat(spent.ownSeconds(3)).isEqualTo(6);
        assertThat(spent.ownSeconds(5)).isEqualTo(12);
        TimeSpent longer = spent(new Mark(1, 1), new Mark(1, 1), new Mark(1, 1), new Mark(1, 2), new Mark(1, 4));
        assertThat(longer.ownSeconds(5)).isCloseTo(3, within(1e-12));
    }

    @Test
    void they_never_decrease_and_are_none_where_nothing_was_timed() {
        TimeSpent spent = spent(new Mark(2, 8), new Mark(1, 2), new Mark(1, 5));
        for (int trials = 1; trials < 10; trials++) {
            assertThat(spent.ownSeconds(trials)).isGreaterThanOrEqualTo(spent.ownSeconds(trials - 1));
        }
        assertThat(new TimeSpent("study", 1, 1, Optional.empty()).ownSeconds(5)).isZero();
    }

    @Test
    void sessions_add_up_and_torn_lines_are_left_out() {
        String line =
                "{\"study\":\"s\",\"runs\":1,\"cpu-seconds\":1.0,\"sample\":{\"runs\":1,\"trials\":2,\"ask-seconds\":1.0,"
                        + "\"tell-seconds\":0.5,\"evaluate-seconds\":0.0,\"own\":[{\"runs\":1,\"seconds\":0.5},{\"runs\":1,\"seconds\":1.5}]}}";
        TimeSpent spent = TimeSpent.read(List.of(line, line.replace("1.5", "2.5"), line.substring(0, 90)))
                .values()
                .iterator()
                .next();
        assertThat(spent.runs()).isEqualTo(2);
        assertThat(spent.ownSeconds(2)).isEqualTo(2);
    }

    private static TimeSpent spent(Mark... marks) {
        return new TimeSpent("study", 1, 1, Optional.of(new Sample(4, 1, 0, 0, 0, List.of(marks))));
    }
}
