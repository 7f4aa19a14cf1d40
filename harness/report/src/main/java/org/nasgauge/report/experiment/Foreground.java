package org.nasgauge.report.experiment;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nasgauge.engine.manifest.StudyFacts;
import org.nasgauge.report.figure.LineFigure.Line;
import org.nasgauge.report.figure.LineFigure.Point;
import org.nasgauge.report.figure.LineFigure.Role;

/** Which of many strategies a figure tells apart: the best, and the baseline. */
final class Foreground {
    /** As many as there are colours. */
    private static final int BEST = 7;

    private final Set<String> labels;
    private final Optional<StudyFacts> baseline;

    private Foreground(Set<String> labels, Optional<StudyFacts> baseline) {
        this.labels = labels;
        this.baseline = baseline;
    }

    /** @param ranked the best first */
    static Foreground of(List<StudyFacts> ranked, Optional<StudyFacts> baseline) {
        List<StudyFacts> compared =
                ranked.stream().filter(study -> !study.seesTruth()).toList();
        boolean all = compared.size() <= BEST + 1;
        return new Foreground(
                Stream.concat(compared.stream().limit(all ? compared.size() : BEST), baseline.stream())
                        .map(StudyFacts::label)
                        .collect(Collectors.toSet()),
                baseline);
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
                ? " In colour: the best " + BEST
                        + baseline.map(study -> ", and " + study.label()).orElse("") + "; the others are grey."
                : "";
    }
}
