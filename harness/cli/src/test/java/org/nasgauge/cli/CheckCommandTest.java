package org.nasgauge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasgauge.cli.Terminal.nasgauge;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.engine.manifest.ManifestForm;
import org.nasgauge.engine.manifest.StudyFacts;
import org.nasgauge.engine.record.RecordForm;
import org.nasgauge.engine.record.ResultFolder;
import org.nasgauge.engine.record.SearchRecord;
import org.nasgauge.engine.record.SearchRecord.Incumbent;
import org.nasgauge.report.regression.CiSummary;
import org.nasgauge.report.regression.RegressionCheck;
import org.nasgauge.report.regression.StudyCheck;
import org.nasgauge.report.regression.StudyCheck.Verdict;

/** A result that holds is said to hold, whatever breaks it is named, and a loss is an exit code of its own. */
class CheckCommandTest {
    private static final String RECIPE = """
            name: gate
            benchmark: nasbench201-729-fashion
            seeds: 0..39
            budget: {evaluations: 20}
            strategies:
              - {name: random-search, label: random}
              - {name: regularized-evolution, label: evolution}
            estimators:
              architectures: 40
              studies: [flops]
            """;

    @TempDir
    private static Path published;

    @TempDir
    private Path temporary;

    private Path folder = Path.of("");

    @BeforeAll
    static void publish() throws IOException {
        run(RECIPE, published.resolve("out"));
    }

    private static Path run(String recipe, Path out) throws IOException {
        Path file = Files.writeString(out.resolveSibling(out.getFileName() + ".yaml"), recipe);
        Terminal run = nasgauge("run", file, "--out", out, "--quiet");
        assertThat(run.exitCode()).as(run.err()).isZero();
        return out;
    }

    @BeforeEach
    void copy() throws IOException {
        folder = temporary.resolve("gate");
        Path out = published.resolve("out");
        try (Stream<Path> files = Files.walk(out)) {
            for (Path file : files.sorted().toList()) {
                Files.copy(file, folder.resolve(out.relativize(file).toString()));
            }
        }
    }

    @Test
    void whatHoldsIsTheSame() {
        Terminal check = nasgauge("check", folder, "--quiet");
        assertThat(check.exitCode()).as(check.err()).isZero();
        assertThat(check.out()).contains("3 studies, 40 of 40 seeds", "the code that was published", "All the same");
    }

    @Test
    void withoutRecordsTheTablesAreCompared() throws IOException {
        Files.delete(folder.resolve("searches/random.jsonl"));
        assertThat(nasgauge("check", folder, "--quiet").out()).contains("1 studies have no records", "All the same");
        Path table = folder.resolve("report/tables/search.csv");
        List<String> lines = new ArrayList<>(Files.readAllLines(table));
        lines.set(2, lines.get(2).replace("evolution", "revolution").replace("random", "tandem"));
        Files.write(table, lines);
        Terminal check = nasgauge("check", folder, "--quiet");
        assertThat(check.exitCode()).isEqualTo(Ending.FAULTY.code());
        assertThat(check.out())
                .contains(
                        "search.csv, gone are the rows of 'revolution', new are the rows of 'evolution', line 3: '",
                        "The same code gave other bytes");
    }

    @Test
    void packedRecordsOfTheFirstSeedsAreEnough() throws IOException {
        pretend(ResultFolder.open(folder).manifest().benchmark().optimum().orElseThrow());
        for (String kind : List.of("searches", "estimations")) {
            try (Stream<Path> files = Files.list(folder.resolve(kind))) {
                for (Path file : files.sorted().toList()) {
                    List<String> lines = Files.readAllLines(file);
                    Files.delete(file);
                    try (OutputStream out =
                            new GZIPOutputStream(Files.newOutputStream(Path.of(file.toString() + ".gz")))) {
                        out.write((String.join("\n", lines.subList(0, 20)) + "\n").getBytes(StandardCharsets.UTF_8));
                    }
                }
            }
        }
        Terminal check = nasgauge("check", folder, "--quiet");
        assertThat(check.exitCode()).as(check.err()).isEqualTo(1);
        assertThat(check.out())
                .contains("random: loss after 1", "First at seed 0: incumbent")
                .doesNotContain("no records");
    }

    /** One constant of each strategy is another, by as little as can be: what it is, and what it becomes. */
    private static final Map<String, List<String>> CONSTANTS = constants("""
            local-search                     | num-init: 1                                      | num-init: 2
            simulated-annealing              | random-trials: 10                                | random-trials: 11
            regularized-evolution            | population-size: 10, sample-size: 3              | population-size: 10, sample-size: 4
            genetic-algorithm                | population-size: 10, mutation-probability: 0.8   | population-size: 10, mutation-probability: 0.79
            compact-genetic-algorithm        | population-size: 20                              | population-size: 21
            pbil                             | learning-rate: 0.1                               | learning-rate: 0.11
            factored-epsilon-greedy          | epsilon: 0.5                                     | epsilon: 0.49
            factored-ucb1                    | exploration: 2.0                                 | exploration: 2.1
            factored-thompson-sampling       | pull-probability: 0.5                            | pull-probability: 0.49
            reinforce                        | learning-rate: 0.1                               | learning-rate: 0.11
            lstm-controller                  | batch: 5, hidden: 10, learning-rate: 0.1         | batch: 5, hidden: 10, learning-rate: 0.11
            tpe                              | gamma: 0.1                                       | gamma: 0.11
            gp-bo                            | random-trials: 10                                | random-trials: 11
            trust-region-bo                  | failures: 3                                      | failures: 4
            smac                             | n-min: 10                                        | n-min: 11
            bore                             | trees: 10, gamma: 0.33                           | trees: 10, gamma: 0.34
            cqr                              | trees: 10, random-trials: 5                      | trees: 10, random-trials: 6
            predictor-guided                 | batch: 10                                        | batch: 9
            successive-halving               | survivors: 1                                     | survivors: 2
            hyperband                        | eta: 3                                           | eta: 4
            asha                             | eta: 3                                           | eta: 4
            pasha                            | eta: 3                                           | eta: 4
            bohb                             | num-samples: 2                                   | num-samples: 3
            dehb                             | mutation-factor: 0.5                             | mutation-factor: 0.51
            mobster                          | random-trials: 5, least-told: 5                  | random-trials: 5, least-told: 6
            median-stopping                  | min-trainings: 5                                 | min-trainings: 6
            """);

    private static Map<String, List<String>> constants(String rows) {
        Map<String, List<String>> constants = new LinkedHashMap<>();
        rows.lines()
                .map(row -> List.of(row.split(" *\\| *")))
                .forEach(row -> constants.put(row.get(0), row.subList(1, 3)));
        return constants;
    }

    @Test
    void oneChangedConstantIsNamedByStrategySeedAndProposal() throws IOException {
        RegressionCheck check = RegressionCheck.of(
                ResultFolder.open(run(recipe(0), temporary.resolve("before"))),
                ResultFolder.open(run(recipe(1), temporary.resolve("now"))),
                0.01,
                OptionalDouble.empty());
        assertThat(check.studies()).extracting(StudyCheck::label).containsExactlyElementsOf(CONSTANTS.keySet());
        assertThat(check.studies())
                .allSatisfy(study -> assertThat(CiSummary.line(study))
                        .startsWith(study.label() + ": ")
                        .containsPattern("First at seed [0-3]: (no )?proposal [0-9]+ "));
    }

    /** @param column 0 with the constants as they are, 1 with the others */
    private static String recipe(int column) {
        return "name: constants\nbenchmark: nasbench201-729-fashion\nseeds: 0..3\nbudget: {evaluations: 60}\ntrials: all\n"
                + "strategies:\n"
                + CONSTANTS.entrySet().stream()
                        .map(one -> "  - {name: " + one.getKey() + ", settings: {"
                                + one.getValue().get(column) + "}}\n")
                        .collect(Collectors.joining());
    }

    @Test
    void aLossIsShownSoonAndNamed() throws Exception {
        pretend(ResultFolder.open(folder).manifest().benchmark().optimum().orElseThrow());
        Path junit = temporary.resolve("check.xml");
        Terminal check = nasgauge("check", folder, "--quiet", "--github", "--junit", junit);
        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.out())
                .contains("20 of 40 seeds, other code than was published", "random: loss after 1", "0 better")
                .contains(
                        "First at seed 0: incumbent", "::error title=gate%2C random::random: loss", "A loss is shown.")
                .doesNotContain("evolution: ");
        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(Files.readAllBytes(junit)))
                        .getElementsByTagName("failure")
                        .getLength())
                .isEqualTo(1);
    }

    @Test
    void betterThanPublishedIsNoLoss() throws IOException {
        pretend(10);
        Terminal check = nasgauge("check", folder, "--quiet");
        assertThat(check.exitCode()).as(check.out()).isZero();
        assertThat(check.out()).contains("random: no worse within the margin", "It differs; no loss is shown.");
        assertThat(nasgauge("check", folder, "--quiet", "--exact").exitCode()).isEqualTo(Ending.FAULTY.code());
    }

    /** Other code published the folder, and found what has this test value at last. */
    private void pretend(double test) throws IOException {
        ResultFolder results = ResultFolder.open(folder);
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        StudyFacts study = results.manifest().searches().get(0);
        try (Stream<SearchRecord> records = results.searches(study)) {
            for (SearchRecord record : records.toList()) {
                List<Incumbent> trajectory = new ArrayList<>(record.trajectory());
                Incumbent last = trajectory.remove(trajectory.size() - 1);
                trajectory.add(new Incumbent(
                        last.evaluation(), last.seconds(), last.architecture(), last.validation(), Reading.of(test)));
                SearchRecord other = new SearchRecord(
                        record.study(),
                        record.seed(),
                        record.evaluations(),
                        record.distinct(),
                        record.failures(),
                        record.queries(),
                        record.seconds(),
                        record.secondsWithin(),
                        record.end(),
                        record.fault(),
                        trajectory,
                        record.front(),
                        record.trials(),
                        record.declared(),
                        record.mixtures());
                lines.writeBytes(RecordForm.SEARCH.line(other, study.label(), (int) record.seed()));
            }
        }
        Files.write(folder.resolve(study.file()), lines.toByteArray());
        Files.write(
                folder.resolve(ResultFolder.MANIFEST),
                ManifestForm.write(results.manifest().withCode(List.of("0".repeat(64)))));
    }

    @Test
    void whatDiffersIsNamedByStrategySeedAndProposal() throws IOException {
        Path other = run(
                RECIPE.replace("{name: regularized-evolution, label", "{name: random-search, label"),
                temporary.resolve("other"));
        RegressionCheck check =
                RegressionCheck.of(ResultFolder.open(folder), ResultFolder.open(other), 0.01, OptionalDouble.empty());
        StudyCheck study = check.studies().get(1);
        assertThat(check.studies().get(0).verdict()).isEqualTo(Verdict.SAME);
        assertThat(study.differing()).isPositive();
        assertThat(CiSummary.line(study)).contains("evolution: ", "% interval", "First at seed ", " instead of ");
    }

    @Test
    void nightsAddUpUnderFreshSeedsUntilALossIsShown() throws IOException {
        pretend(ResultFolder.open(folder).manifest().benchmark().optimum().orElseThrow());
        Path file = temporary.resolve("nights.json");
        Object[] night = {"check", folder, "--quiet", "--evidence", file, "--seeds-a-night", "6"};
        Terminal first = nasgauge(night);
        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.out())
                .contains(
                        "1 nights, 6 of 40 seeds",
                        "random: differs; no loss shown after 6 seeds: ",
                        "First at seed 0: ");
        Terminal second = nasgauge(night);
        assertThat(second.exitCode()).as(second.out()).isEqualTo(Ending.LOSS.code());
        assertThat(second.out())
                .contains("2 nights, 12 of 40 seeds", "random: loss after 12 seeds: ", "First at seed 6: ");
        assertThat(nasgauge(night).exitCode()).isEqualTo(Ending.LOSS.code());
        assertThat(nasgauge("check", folder, "--quiet", "--evidence", file, "--false-alarms", "0.05")
                        .err())
                .contains(file + ": ", "--false-alarms 0.01, not 0.05");
        String written = Files.readString(file);
        Files.writeString(file, written.replace("\"nights\" : 3", "\"nights\" : 2"));
        assertThat(nasgauge(night).err()).contains(file + ": ", "SHA-256 of itself", "delete it to begin anew");
        Files.writeString(file, written);
        Object[] rest = {"check", folder, "--quiet", "--evidence", file, "--seeds-a-night", "100"};
        assertThat(nasgauge(rest).out()).contains("40 of 40 seeds");
        Terminal end = nasgauge(rest);
        assertThat(end.exitCode()).isEqualTo(Ending.REFUSED.code());
        assertThat(end.err()).contains("all have been used", "Publish the result with the records of more seeds");
    }

    @Test
    void theCodeThatWasPublishedUsesNoSeeds() throws IOException {
        Path file = temporary.resolve("nights.json");
        for (int night = 0; night < 2; night++) {
            Terminal check = nasgauge("check", folder, "--quiet", "--evidence", file);
            assertThat(check.exitCode()).as(check.err()).isZero();
            assertThat(check.out()).contains("0 nights, 0 of 40 seeds", "the code that was published");
        }
        assertThat(Files.readString(file)).contains("\"nights\" : 0");
    }

    @Test
    void aLabelThatOnlyOneOfTheTwoHasIsSaidAloud() throws IOException {
        Path other = run(RECIPE.replace("label: evolution", "label: revolution"), temporary.resolve("other"));
        RegressionCheck check =
                RegressionCheck.of(ResultFolder.open(folder), ResultFolder.open(other), 0.01, OptionalDouble.empty());
        assertThat(check.alone())
                .containsExactly(
                        "The strategy 'evolution' was published, and does not come out any more",
                        "The strategy 'revolution' comes out, and was not published");
        assertThat(new CiSummary("gate", check, List.of(), false).junit()).contains("failures=\"1\"");
        assertThat(nasgauge("diff", folder, other).out())
                .contains(
                        "strategies\n  − evolution, which the second has not\n  + revolution, which the first has not");
        Path table = folder.resolve("report/tables/search.csv");
        Files.write(
                table,
                Files.readAllLines(table).stream()
                        .map(line -> line.replace("evolution,", "revolution,"))
                        .toList());
        Files.delete(folder.resolve("report/tables/runs.csv"));
        Terminal changed = nasgauge("check", folder, "--quiet");
        assertThat(changed.exitCode()).isEqualTo(Ending.FAULTY.code());
        assertThat(changed.out())
                .contains(
                        "search.csv, gone are the rows of 'revolution', new are the rows of 'evolution', line ",
                        "runs.csv: it comes out, and was not there");
    }

    @Test
    void aLossOfHypervolumeIsALoss() throws IOException {
        String fronts = """
                name: fronts
                benchmark: nasbench201-729-fashion
                objectives: [accuracy, parameters]
                seeds: 0..29
                budget: {evaluations: 30}
                strategies: [{name: random-search, label: front}]
                """;
        ResultFolder before = ResultFolder.open(run(fronts, temporary.resolve("before")));
        ResultFolder now =
                ResultFolder.open(run(fronts.replace("evaluations: 30", "evaluations: 8"), temporary.resolve("now")));
        StudyCheck study = RegressionCheck.of(before, now, 0.01, OptionalDouble.empty())
                .studies()
                .get(0);
        assertThat(study.verdict()).isEqualTo(Verdict.LOSS);
        assertThat(study.better()).isZero();
        assertThat(study.mean().orElseThrow().value()).isBetween(0.01, 1.0);
        assertThat(RegressionCheck.of(now, before, 0.01, OptionalDouble.empty()).shows(Verdict.LOSS))
                .isFalse();
    }

    @Test
    void refusesWhatIsNoCheck() {
        assertThat(nasgauge("check", folder, "--seeds-a-night", "0").err()).contains("--seeds-a-night");
        assertThat(nasgauge("check", temporary.resolve("nowhere")).exitCode()).isEqualTo(2);
        assertThat(nasgauge("check", folder, "--margin", "0").err()).contains("--margin", "above 0");
        assertThat(nasgauge("check", folder, "--false-alarms", "1").err()).contains("--false-alarms");
    }
}
