package org.nasgauge.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasgauge.report.figure.Figure.Axis.Scale;

class TicksTest {
    @Test
    void linear_ticks_are_multiples_of_a_round_step_inside_the_range() {
        assertThat(labels(Scale.LINEAR, 1, 200, 8)).containsExactly("50", "100", "150", "200");
        assertThat(labels(Scale.LINEAR, -0.31, 0.31, 7))
                .containsExactly("-0.3", "-0.2", "-0.1", "0", "0.1", "0.2", "0.3");
    }

    @Test
    void logarithmic_ticks_are_fine_where_there_is_room_and_powers_of_ten_elsewhere() {
        assertThat(labels(Scale.LOGARITHMIC, 0.9, 12, 7)).containsExactly("1", "2", "5", "10");
        assertThat(labels(Scale.LOGARITHMIC, 0.001, 100, 7)).containsExactly("0.001", "0.01", "0.1", "1", "10", "100");
        assertThat(labels(Scale.LOGARITHMIC, 1e-9, 1e9, 7)).allMatch(label -> label.matches("0[.]0*1|10*|1E[-+]\\d+"));
    }

    @Test
    void a_narrow_logarithmic_range_has_ticks_too() {
        assertThat(labels(Scale.LOGARITHMIC, 3.1, 4.2, 7)).contains("3.2", "4");
    }

    private static List<String> labels(Scale scale, double from, double to, int most) {
        List<String> labels = Ticks.of(scale, new Extent(from, to), most).stream()
                .map(Ticks.Tick::label)
                .toList();
        assertThat(labels).hasSizeLessThanOrEqualTo(most + 1);
        return labels;
    }
}
