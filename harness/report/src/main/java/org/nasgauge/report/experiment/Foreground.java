package org.nasgauge.report.experiment;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nasgauge.engine.record.StudyFacts;
import org.nasgauge.report.figure.LineFigure.Line;
import org.nasgauge.report.figure.LineFigure.Point;
import org.nasgauge.report.figure.LineFigure.Role;

/** Which of many strategies a figure tells apart: the best, and the baseline of the field. */
final class Foreground {
    /** As many as there are colours. */
    private static final int BEST = 7;

    private static final String BASELINE = "random-search";

    private final Set<String> labels;

    private Foreground(Set<String> labels) {
        this.labels = labels;
    }

    /** @param ranked the best first */
    static Foreground of(List<StudyFacts> ranked) {
        List<StudyFacts> compared =
                ranked.stream().filter(study -> !study.seesTruth()).toList();
        boolean all = compared.size() <= BEST + 1;
        return new Foreground(Stream.concat(
                        compared.stream().limit(all ? compared.size() : BEST),
                        compared.stream().filter(study -> study.component().equals(BASELINE)))
                .map(StudyFacts::label)
                .collect(Collectors.toSet()));
    }

    Line line(StudyFacts study, List<Point> points) {
        if (study.seesTruth()) {
            return new Line(study.label(), Role.REFERENCE, points);
        }
        if (labels.contains(study.label())) {
            return new Line(study.label(), Role.COMPARED, points);
        }
        return new Line(study.label(), Role.BACKGROUND, points);
    }

    /** What a caption adds about lines that are not told apart. */
    String caption(List<Line> lines) {
        return lines.stream().anyMatch(line -> line.role() == Role.BACKGROUND)
                ? " In colour: the best " + BEST + ", and " + BASELINE + " where it takes part; the others are grey."
                : "";
    }
}
