package org.nasgauge.report.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.engine.manifest.Seeds;
import org.nasgauge.engine.record.Failures;
import org.nasgauge.engine.record.SearchRecord;
import org.nasgauge.engine.record.SearchRecord.End;
import org.nasgauge.engine.record.SearchRecord.Incumbent;
import org.nasgauge.report.RecordedExperiment;
import org.nasgauge.report.SyntheticExperiment;
import org.nasgauge.report.document.Block;
import org.nasgauge.report.document.Cell;
import org.nasgauge.report.document.Column;
import org.nasgauge.report.document.Document;
import org.nasgauge.report.document.Table;
import org.nasgauge.report.format.Format;
import org.nasgauge.report.format.ReportFolder;

class ExperimentReportTest {
    private static Document synthetic;

    @TempDir
    private Path folder;

    @BeforeAll
    static void readSynthetic(@TempDir Path shared) throws IOException {
        synthetic = ExperimentReport.of(SyntheticExperiment.write(shared, 20));
    }

    @Test
    void the_same_records_give_the_same_bytes_whatever_the_locale_and_the_time_zone() throws IOException {
        SyntheticExperiment.write(folder, 20);
        Map<String, String> first = written("first");
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
            assertThat(written("second")).isEqualTo(first);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
        assertThat(first.keySet())
                .contains(
                        "report.txt",
                        "report.md",
                        "report.tex",
                        "report.html",
                        "report.json",
                        "tables/search.csv",
                        "tables/estimators.csv",
                        "tables/anytime-evaluations.csv",
                        "figures/anytime-seconds.svg")
                .noneMatch(name -> name.endsWith(".tmp"));
        assertThat(first.getOrDefault("report.txt", "").lines()).isNotEmpty().allMatch(line -> line.length() <= 100);
    }

    @Test
    void the_oracle_is_marked_and_no_competitor() {
        assertThat(Format.TEXT.write(synthetic))
                .contains("oracle (a) ")
                .contains("(a) is shown the best architecture: a ceiling, no competitor")
                .contains("Which strategies may be the best: those with «p, best» above 0.05");
        assertThat(Format.CSV.write(synthetic).split("# significance\n", -1)[1].split("\n\n", -1)[0])
                .doesNotContain("oracle");
    }

    /** In the first part of the text table too, where it is wide. */
    @Test
    void the_first_table_says_how_each_stands_to_the_baseline() {
        String table = Format.TEXT.write(synthetic)
                .split("\nSearch strategies\n", -1)[1]
                .split("\n\n", -1)[2];
        assertThat(table)
                .containsPattern("random-search +20 .* baseline +n/a")
                .containsPattern("regularized-evolution +20 .* (better|no worse|worse) +\\[-?[0-9.]+, -?[0-9.]+]");
        String csv = Format.CSV.write(synthetic).split("# search\n", -1)[1];
        assertThat(csv).startsWith("strategy,runs,regret_mean,regret_standard_error,to_baseline,difference_lower,");
        assertThat(csv.lines().findFirst().orElseThrow()).contains(",evaluations,distinct,");
    }

    /** Two strategies whose runs differ, and one whose runs do not. */
    @Test
    void a_deterministic_strategy_has_one_run_and_no_p_value() throws IOException {
        RecordedExperiment experiment = new RecordedExperiment(folder).baseline("base");
        for (String label : List.of("base", "other", "fixed")) {
            List<SearchRecord> runs = new ArrayList<>();
            for (int seed = 0; seed < 3; seed++) {
                double test = label.equals("fixed") ? 80 : 70 + seed;
                runs.add(new SearchRecord(
                        "id",
                        seed,
                        1,
                        Failures.NONE,
                        2,
                        End.EVALUATIONS,
                        Optional.empty(),
                        List.of(new Incumbent(1, 1, "net", test, Reading.of(test)))));
            }
            experiment.search(label, false, runs);
        }
        Document report = ExperimentReport.of(experiment.finish(
                "three", Metric.ACCURACY, OptionalDouble.of(90), Constraint.evaluations(1), new Seeds.Range(0, 2)));
        String csv = Format.CSV.write(report);
        assertThat(csv).contains("\nfixed,1,10,,,,,10,").contains("\nother,3,19,0.5773502691896258,no worse,");
        assertThat(csv.split("# significance\n", -1)[1]).contains("\nfixed,1,,,,,,");
        assertThat(csv).contains("its 3 runs are all the same, and count as one");
    }

    @Test
    void without_a_known_optimum_the_tables_are_of_test_values() throws IOException {
        SearchRecord run = new SearchRecord(
                "id",
                0,
                1,
                Failures.NONE,
                2,
                End.EVALUATIONS,
                Optional.empty(),
                List.of(new Incumbent(1, 1, "net", 80, Reading.of(81.5))));
        new RecordedExperiment(folder)
                .search("live", false, List.of(run))
                .finish(
                        "live",
                        Metric.ACCURACY,
                        OptionalDouble.empty(),
                        Constraint.evaluations(1),
                        new Seeds.Range(0, 0));
        Document document = ExperimentReport.of(folder);
        assertThat(Format.CSV.write(document))
                .contains("\nstrategy,runs,test_mean,test_standard_error,test_median,")
                .contains("\nlive,1,81.5,,81.5,81.5,81.5,81.5,1,");
        assertThat(Format.TEXT.write(document)).doesNotContainIgnoringCase("regret");
    }

    @Test
    void an_unfinished_experiment_with_nothing_to_show_is_still_a_report() throws IOException {
        new RecordedExperiment(folder)
                .search("late", false, List.of())
                .estimation("later", List.of())
                .finish("empty", Metric.ACCURACY, OptionalDouble.of(90), Constraint.seconds(10), new Seeds.Range(0, 9));
        Document document = ExperimentReport.of(folder);
        for (Format format : Format.values()) {
            assertThat(format.write(document)).as(format.label()).contains("no run is recorded yet");
        }
        assertThat(Format.TEXT.write(document)).contains("0 of 20 runs; the experiment has not ended");
    }

    @Test
    void names_from_recipes_reach_every_format_unharmed() throws IOException {
        String name = "R&D <b>_50 %_</b>, \"x|y\" \\ {z} $ \u0000 网";
        SearchRecord run = new SearchRecord(
                "id",
                0,
                2,
                Failures.of(name, 1),
                2,
                End.FAULT,
                Optional.of(name),
                List.of(
                        new Incumbent(1, 1, "net", 80, Reading.of(80)),
                        new Incumbent(2, 2, "net", 80, Reading.of(85))));
        new RecordedExperiment(folder)
                .search(name, false, List.of(run))
                .finish(name, Metric.ACCURACY, OptionalDouble.of(90), Constraint.evaluations(2), new Seeds.Range(0, 0));
        Document document = ExperimentReport.of(folder);
        assertThat(Format.CSV.write(document)).contains("R&D <b>_50 %_</b>, \"\"x|y\"\" \\ {z} $");
        assertThat(Format.HTML.write(document))
                .contains("R&amp;D &lt;b&gt;_50 %_&lt;/b&gt;")
                .doesNotContain("<b>_50");
        assertThat(Format.LATEX.write(document))
                .contains("R\\&D \\textless{}b\\textgreater{}\\_50 \\%\\_")
                .contains("[U+7F51]");
        assertThat(Format.TEXT.write(document)).contains("faulty: 1 of 1 runs, the first: ");
    }

    @Test
    void a_regret_of_0_is_left_off_a_logarithmic_axis_and_said_to_be() {
        String html = Format.HTML.write(synthetic);
        assertThat(html).contains("\"logarithmic\":true").contains("Not drawn, for it is 0 throughout: oracle.");
    }

    @Test
    void a_folder_without_an_experiment_is_refused_with_a_message() {
        assertThatThrownBy(() -> ExperimentReport.of(folder.resolve("nothing")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("nothing")
                .hasMessageContaining("manifest.json");
    }

    @Test
    void a_folder_that_cannot_be_written_is_refused_with_a_message() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        assertThatThrownBy(() -> ReportFolder.write(synthetic, file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("cannot be written");
        assertThat(file).hasContent("in the way");
    }

    /** The tidy tables say of every run and point what the summaries were made of. */
    @Test
    void runsAndCurvesAddUpToTheTables() {
        Table runs = (Table) part("runs");
        assertThat(runs.rows()).hasSize(5 * 20);
        double[] regrets = runs.rows().stream()
                .filter(row -> row.cells().get(0).equals(new Cell.Text("local-search")))
                .mapToDouble(row -> ((Cell.Real) row.cells().get(column(runs, "regret"))).value())
                .toArray();
        Table search = (Table) part("search");
        Cell.Mean mean = search.rows().stream()
                .filter(row -> row.cells().get(0).equals(new Cell.Text("local-search")))
                .map(row -> (Cell.Mean) row.cells().get(column(search, "regret")))
                .findFirst()
                .orElseThrow();
        assertThat(Arrays.stream(regrets).average().orElseThrow()).isCloseTo(mean.value(), within(1e-12));
        Table curves = (Table) part("curves");
        assertThat(curves.rows().stream()
                        .filter(row -> row.cells().get(0).equals(new Cell.Text("local-search")))
                        .filter(row -> row.cells().get(3).equals(new Cell.Text("evaluations")))
                        .reduce((first, second) -> second)
                        .map(row -> ((Cell.Real) row.cells().get(column(curves, "mean"))).value())
                        .orElseThrow())
                .isCloseTo(mean.value(), within(1e-12));
        assertThat(((Table) part("estimator-runs")).rows()).hasSize(5 * 20);
    }

    private static Block part(String name) {
        return Optional.ofNullable(synthetic.parts().get(name)).orElseThrow();
    }

    private static int column(Table table, String key) {
        return table.columns().stream().map(Column::key).toList().indexOf(key);
    }

    private Map<String, String> written(String name) throws IOException {
        Path target = folder.resolve(name);
        ReportFolder.write(ExperimentReport.of(folder), target);
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(target)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                String relative = target.relativize(path).toString().replace('\\', '/');
                files.put(relative, Files.readString(path, StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
