package org.nasgauge.report.regression;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.nasgauge.api.content.Sha256;
import org.nasgauge.api.error.UserError;
import org.nasgauge.engine.manifest.Manifest;
import org.nasgauge.engine.manifest.ManifestForm;
import org.nasgauge.engine.manifest.StudyFacts;
import org.nasgauge.form.Fields;
import org.nasgauge.form.Form;
import org.nasgauge.form.Node;
import org.nasgauge.form.Seal;
import org.nasgauge.report.regression.StudyCheck.Verdict;
import org.nasgauge.report.text.JsonText;
import org.nasgauge.statistics.sequential.Sequential;
import org.nasgauge.statistics.sequential.SequentialSignTest;

/**
 * What checks of one published result have shown over several nights, each under seeds that no night before it had. Whatever
 * came before, and whatever code was written because of it, the next seed of a study that is no worse is worse with
 * probability at most 1/2: so the bets of each study go on from night to night, and the chance that any study ever comes to a
 * loss without cause, however many nights there are, is at most the level.
 *
 * @param published SHA-256 of the manifest of what is checked
 * @param level the chance of any false alarm, in (0, 1)
 * @param nights how many there were
 * @param seeds of the recipe, from its first, that these nights used
 * @param rows one a study, strategies first, in the order of the manifest
 */
public record Evidence(String published, double level, int nights, int seeds, List<Row> rows) {
    private static final int SCHEMA = 1;
    private static final int MOST_NIGHTS = 1_000_000;
    private static final String MEND =
            "Restore the file, or delete it to begin anew: what the nights have shown is lost then";
    private static final Form FORM = new Form("file of evidence", Form.Syntax.JSON, 1 << 20, MEND);
    private static final SequentialSignTest TEST = SequentialSignTest.withDefaults();

    /**
     * One study.
     *
     * @param label unique among those of its kind
     * @param strategy whether it is one, and no estimator
     * @param worse on how many seeds its loss was greater than what is published
     * @param better on how many it was smaller
     * @param tied on how many it was neither
     * @param shown the night that ended with a loss shown, from 1; empty where none did
     */
    public record Row(String label, boolean strategy, int worse, int better, int tied, OptionalInt shown) {
        double e() {
            return TEST.evidence(worse, better);
        }

        private Row and(StudyCheck tonight, int night, double threshold) {
            int ties = tonight.seeds() - tonight.worse() - tonight.better();
            Row both = new Row(label, strategy, worse + tonight.worse(), better + tonight.better(), tied + ties, shown);
            return shown.isEmpty() && both.e() >= threshold
                    ? new Row(label, strategy, both.worse, both.better, both.tied, OptionalInt.of(night))
                    : both;
        }
    }

    public Evidence {
        rows = List.copyOf(rows);
    }

    /** Before the first night. */
    public static Evidence none(Manifest published, double level) {
        List<Row> rows = new ArrayList<>();
        published.searches().forEach(study -> rows.add(empty(study, true)));
        published.estimations().forEach(study -> rows.add(empty(study, false)));
        return new Evidence(Sha256.of(new String(ManifestForm.write(published), UTF_8)), level, 0, 0, rows);
    }

    private static Row empty(StudyFacts study, boolean strategy) {
        return new Row(study.label(), strategy, 0, 0, 0, OptionalInt.empty());
    }

    /**
     * What the file says, or nothing where there is none.
     *
     * @throws UserError if it is damaged, or of another result or level
     */
    public static Evidence read(Path file, Manifest published, double level) {
        Evidence none = none(published, level);
        if (!Files.exists(file)) {
            return none;
        }
        String text = FORM.text(file);
        Node top = FORM.parse(file.toString(), text);
        Seal seal = Seal.of(text);
        if (seal.written().isEmpty()) {
            throw UserError.at(file, "it does not end with the SHA-256 of itself: it was cut or changed", MEND);
        }
        seal.require(file, MEND);
        Evidence read = read(top);
        if (!read.published.equals(none.published) || !sameStudies(read.rows, none.rows)) {
            throw UserError.at(
                    file,
                    "it is evidence about another result, or about what was published before",
                    "Name another file, or delete this one to begin anew");
        }
        if (read.level != level) {
            throw UserError.at(
                    file,
                    "its nights were checked with --false-alarms " + read.level + ", not " + level,
                    "Give --false-alarms " + read.level + ", or name another file");
        }
        return read;
    }

    private static boolean sameStudies(List<Row> some, List<Row> others) {
        return names(some).toList().equals(names(others).toList());
    }

    private static Stream<String> names(List<Row> rows) {
        return rows.stream().map(row -> row.label + (row.strategy ? " (strategy)" : " (estimator)"));
    }

    private static Evidence read(Node top) {
        Fields fields = Fields.of(top, "schema", "published", "false-alarms", "nights", "seeds", "studies", Seal.FIELD);
        fields.whole("schema", SCHEMA, SCHEMA);
        double level = fields.number("false-alarms");
        if (!(level > 0 && level < 1)) {
            throw fields.need("false-alarms", "a share").wrong("a number between 0 and 1");
        }
        int nights = fields.whole("nights", 0, MOST_NIGHTS);
        int seeds = fields.whole("seeds", 0, Integer.MAX_VALUE);
        Set<String> seen = new HashSet<>();
        List<Row> rows = fields.each("studies", "a list of studies", node -> row(node, nights, seeds));
        names(rows).filter(name -> !seen.add(name)).findFirst().ifPresent(name -> {
            throw fields.need("studies", "a list").wrong("each study once, and not twice " + name);
        });
        return new Evidence(fields.text("published"), level, nights, seeds, rows);
    }

    private static Row row(Node node, int nights, int seeds) {
        Fields fields = Fields.of(node, "study", "kind", "worse", "better", "tied", "shown-on-night");
        Kind kind = fields.constant("kind", Kind.class);
        int worse = fields.whole("worse", 0, seeds);
        int better = fields.whole("better", 0, seeds - worse);
        int tied = fields.whole("tied", 0, seeds - worse - better);
        OptionalInt shown = fields.has("shown-on-night")
                ? OptionalInt.of(fields.whole("shown-on-night", 1, Math.max(1, nights)))
                : OptionalInt.empty();
        return new Row(fields.verbatim("study"), kind == Kind.STRATEGY, worse, better, tied, shown);
    }

    private enum Kind {
        STRATEGY,
        ESTIMATOR
    }

    /** Indented JSON with its seal, of which the last line ends. */
    public String text() {
        return Seal.seal(JsonText.indented(json -> {
                    json.writeStartObject();
                    json.writeNumberField("schema", SCHEMA);
                    json.writeStringField("published", published);
                    json.writeNumberField("false-alarms", level);
                    json.writeNumberField("nights", nights);
                    json.writeNumberField("seeds", seeds);
                    json.writeArrayFieldStart("studies");
                    for (Row row : rows) {
                        json.writeStartObject();
                        json.writeStringField("study", row.label);
                        json.writeStringField("kind", Fields.written(row.strategy ? Kind.STRATEGY : Kind.ESTIMATOR));
                        json.writeNumberField("worse", row.worse);
                        json.writeNumberField("better", row.better);
                        json.writeNumberField("tied", row.tied);
                        if (row.shown.isPresent()) {
                            json.writeNumberField("shown-on-night", row.shown.getAsInt());
                        }
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                    json.writeEndObject();
                })
                + "\n");
    }

    /**
     * With another night.
     *
     * @param fresh how many seeds of the recipe it used, those behind {@link #seeds()}
     */
    public Evidence after(RegressionCheck tonight, int fresh) {
        double threshold = rows.size() / level;
        List<Row> after = rows.stream()
                .map(row -> of(tonight, row)
                        .map(study -> row.and(study, nights + 1, threshold))
                        .orElse(row))
                .toList();
        return new Evidence(published, level, nights + 1, seeds + fresh, after);
    }

    /** What tonight's check looks like over all nights: a loss is one that any of them has shown. */
    public RegressionCheck over(RegressionCheck tonight) {
        List<StudyCheck> studies = new ArrayList<>();
        for (Row row : rows) {
            of(tonight, row).ifPresent(study -> studies.add(over(study, row)));
        }
        return new RegressionCheck(studies, tonight.alone(), tonight.sameCode());
    }

    private static StudyCheck over(StudyCheck tonight, Row row) {
        int all = row.worse + row.better + row.tied;
        Verdict verdict;
        if (all == 0) {
            verdict = Verdict.UNTESTED;
        } else if (row.shown.isPresent()) {
            verdict = Verdict.LOSS;
        } else {
            verdict = row.worse + row.better + tonight.differing() > 0 ? Verdict.UNDECIDED : Verdict.SAME;
        }
        return new StudyCheck(
                row.label,
                row.strategy,
                all,
                tonight.differing(),
                tonight.first(),
                row.worse,
                row.better,
                new Sequential(all, row.tied, row.e(), row.shown.isPresent()),
                Optional.empty(),
                verdict);
    }

    private static Optional<StudyCheck> of(RegressionCheck check, Row row) {
        return check.studies().stream()
                .filter(study -> study.label().equals(row.label) && study.strategy() == row.strategy)
                .findFirst();
    }
}
