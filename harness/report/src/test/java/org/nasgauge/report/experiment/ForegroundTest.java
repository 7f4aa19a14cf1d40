package org.nasgauge.report.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nasgauge.engine.manifest.StudyFacts;
import org.nasgauge.report.figure.LineFigure.Line;
import org.nasgauge.report.figure.LineFigure.Point;
import org.nasgauge.report.figure.LineFigure.Role;

class ForegroundTest {
    private static final List<Point> POINTS = List.of(new Point(1, 3, 2, 4));

    private static StudyFacts study(String component, boolean seesTruth) {
        return new StudyFacts("id", "the " + component, component, new TreeMap<>(), seesTruth, "file");
    }

    private static Foreground foreground(List<StudyFacts> ranked) {
        return Foreground.of(
                ranked,
                ranked.stream()
                        .filter(study -> study.component().equals("random-search"))
                        .findFirst());
    }

    private static List<Role> roles(List<StudyFacts> ranked) {
        Foreground foreground = foreground(ranked);
        return ranked.stream()
                .map(study -> foreground.line(study, POINTS).role())
                .toList();
    }

    @Test
    void theBestSevenAndRandomSearchAreToldApart() {
        List<StudyFacts> ranked = new ArrayList<>(List.of(study("oracle", true)));
        IntStream.range(0, 9).forEach(i -> ranked.add(study("s" + i, false)));
        ranked.add(study("random-search", false));
        List<Role> roles = roles(ranked);
        assertThat(roles.get(0)).isEqualTo(Role.REFERENCE);
        assertThat(roles.subList(1, 8)).containsOnly(Role.COMPARED);
        assertThat(roles.subList(8, 10)).containsOnly(Role.BACKGROUND);
        assertThat(roles.get(10)).isEqualTo(Role.COMPARED);
        Foreground foreground = foreground(ranked);
        Line behind = foreground.line(ranked.get(8), POINTS);
        assertThat(behind.points()).isEqualTo(POINTS);
        assertThat(foreground.caption(List.of(behind))).contains("the best 7, and the random-search;");
    }

    @Test
    void eightAreAllToldApart() {
        List<StudyFacts> ranked =
                IntStream.range(0, 8).mapToObj(i -> study("s" + i, false)).toList();
        assertThat(roles(ranked)).containsOnly(Role.COMPARED);
        assertThat(foreground(ranked).caption(List.of(foreground(ranked).line(ranked.get(7), POINTS))))
                .isEmpty();
    }
}
