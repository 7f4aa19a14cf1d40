package org.nasgauge.report.regression;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nasgauge.api.error.UserError;
import org.nasgauge.engine.manifest.BenchmarkFacts;
import org.nasgauge.engine.manifest.Manifest;
import org.nasgauge.engine.manifest.RecipeDifference;
import org.nasgauge.engine.manifest.StudyFacts;
import org.nasgauge.engine.record.ResultFolder;
import org.nasgauge.engine.record.RunRecord;
import org.nasgauge.form.Form;

/**
 * What makes two results differ, in the order of cause: recipe, benchmark, version and code, and then seed by seed what came of
 * it in the studies of one label.
 */
public record ResultDifference(List<Part> parts) {
    private static final Form RECIPE = Form.yaml("recipe");

    public ResultDifference {
        parts = List.copyOf(parts);
    }

    /**
     * One respect in which they differ.
     *
     * @param subject as {@code recipe}, {@code code}, or the label of a study
     * @param lines at least one, with − before what the first has and + before what the second has where they are values
     */
    public record Part(String subject, List<String> lines) {
        public Part {
            lines = List.copyOf(lines);
        }
    }

    /** @throws UserError if a recipe cannot be read */
    public static ResultDifference between(ResultFolder a, ResultFolder b) {
        List<Part> parts = new ArrayList<>();
        List<String> recipe = RecipeDifference.of(text(a), text(b)).lines();
        if (!recipe.isEmpty()) {
            parts.add(new Part("recipe", recipe));
        }
        Manifest one = a.manifest();
        Manifest other = b.manifest();
        add(parts, "benchmark", named(one.benchmark()), named(other.benchmark()));
        if (named(one.benchmark()).equals(named(other.benchmark()))) {
            add(
                    parts,
                    "table or judge",
                    one.benchmark().toString(),
                    other.benchmark().toString());
        }
        add(parts, "version", one.version(), other.version());
        add(parts, "code", String.join(", ", one.code()), String.join(", ", other.code()));
        addAlone(parts, "strategies", one.searches(), other.searches());
        addAlone(parts, "estimators", one.estimations(), other.estimations());
        addStudies(parts, a, one.searches(), b, other.searches(), true);
        addStudies(parts, a, one.estimations(), b, other.estimations(), false);
        return new ResultDifference(parts);
    }

    private static String text(ResultFolder folder) {
        return RECIPE.text(folder.path().resolve(ResultFolder.RECIPE));
    }

    private static String named(BenchmarkFacts benchmark) {
        return benchmark.name() + ", content " + benchmark.content();
    }

    private static void add(List<Part> parts, String subject, String one, String other) {
        if (!one.equals(other)) {
            parts.add(new Part(subject, List.of("− " + one, "+ " + other)));
        }
    }

    /** The labels that stand in one of the two only. */
    private static void addAlone(List<Part> parts, String subject, List<StudyFacts> one, List<StudyFacts> other) {
        List<String> before = one.stream().map(StudyFacts::label).toList();
        List<String> now = other.stream().map(StudyFacts::label).toList();
        List<String> lines = new ArrayList<>();
        before.stream()
                .filter(label -> !now.contains(label))
                .forEach(label -> lines.add("− " + label + ", which the second has not"));
        now.stream()
                .filter(label -> !before.contains(label))
                .forEach(label -> lines.add("+ " + label + ", which the first has not"));
        if (!lines.isEmpty()) {
            parts.add(new Part(subject, lines));
        }
    }

    private static void addStudies(
            List<Part> parts,
            ResultFolder a,
            List<StudyFacts> before,
            ResultFolder b,
            List<StudyFacts> now,
            boolean strategies) {
        for (StudyFacts study : before) {
            now.stream()
                    .filter(other -> other.label().equals(study.label()))
                    .findFirst()
                    .flatMap(other -> first(a, study, b, other, strategies))
                    .ifPresent(line -> parts.add(new Part(study.label(), List.of(line))));
        }
    }

    private static Optional<String> first(
            ResultFolder a, StudyFacts study, ResultFolder b, StudyFacts other, boolean strategies) {
        try (Stream<? extends RunRecord> one = StudyCheck.records(a, study, strategies);
                Stream<? extends RunRecord> two = StudyCheck.records(b, other, strategies)) {
            Iterator<? extends RunRecord> before = one.iterator();
            Iterator<? extends RunRecord> now = two.iterator();
            while (before.hasNext() && now.hasNext()) {
                RunRecord left = before.next();
                RunRecord right = now.next();
                if (left.seed() != right.seed()) {
                    return Optional.of("seed " + right.seed() + " stands where seed " + left.seed() + " did");
                }
                Optional<FirstDifference> difference = FirstDifference.between(left, right);
                if (difference.isPresent()) {
                    return difference.map(found -> "first at seed " + found.seed() + ": " + found.what());
                }
            }
            return before.hasNext() == now.hasNext()
                    ? Optional.empty()
                    : Optional.of((before.hasNext() ? "the first" : "the second") + " goes on with seed "
                            + (before.hasNext() ? before : now).next().seed());
        }
    }
}
