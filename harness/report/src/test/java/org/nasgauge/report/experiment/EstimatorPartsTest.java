package org.nasgauge.report.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.metric.Unit;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.engine.manifest.Seeds;
import org.nasgauge.engine.record.EstimationRecord;
import org.nasgauge.engine.record.EstimationRecord.Forecast;
import org.nasgauge.engine.record.ResultFolder;
import org.nasgauge.report.RecordedExperiment;
import org.nasgauge.report.analysis.Analysis;
import org.nasgauge.report.document.Block;
import org.nasgauge.report.document.Cell;
import org.nasgauge.report.document.Document;
import org.nasgauge.report.document.Table;
import org.nasgauge.report.figure.HeatMap;
import org.nasgauge.report.figure.LineFigure;

class EstimatorPartsTest {
    private static final int NETWORKS = 40;
    private static final int RUNS = 3;

    @TempDir
    private Path folder;

    /**
     * @param noise beside test values of a deviation of 1
     * @param claimed the deviation that the estimator claims for what has one of 1; 0 for none
     */
    private static List<EstimationRecord> runs(double noise, double preparation, double query, double claimed) {
        List<EstimationRecord> runs = new ArrayList<>();
        for (int seed = 0; seed < RUNS; seed++) {
            Random random = new Random(seed);
            List<String> architectures = new ArrayList<>();
            List<Reading> estimates = new ArrayList<>();
            List<Reading> targets = new ArrayList<>();
            List<Optional<Forecast>> forecasts = new ArrayList<>();
            for (int i = 0; i < NETWORKS; i++) {
                double test = 80 + random.nextGaussian();
                architectures.add("net-" + i);
                targets.add(Reading.of(test));
                estimates.add(Reading.of(test + noise * random.nextGaussian()));
                double share = 0.5 + (random.nextDouble() - 0.5) * claimed;
                forecasts.add(claimed == 0 ? Optional.empty() : Optional.of(new Forecast(share, 0.25, -1.5 - seed)));
            }
            EstimationRecord.Costs costs =
                    new EstimationRecord.Costs(OptionalDouble.of(preparation + query * NETWORKS), preparation, 0, 0, 0);
            runs.add(new EstimationRecord("id", seed, costs, architectures, estimates, targets, forecasts));
        }
        return runs;
    }

    private Path written(String name, RecordedExperiment experiment) throws IOException {
        return experiment.finish(
                name, Metric.ACCURACY, OptionalDouble.empty(), Constraint.evaluations(1), new Seeds.Range(0, 2));
    }

    private Document report() throws IOException {
        RecordedExperiment experiment = new RecordedExperiment(folder)
                .estimation("cheap", runs(2, 0, 1, 0))
                .estimation("learned", runs(0.5, 1_000, 1, 0))
                .estimation("trained", runs(0.1, 0, 50, 0.4))
                .estimation("useless", runs(9, 2_000, 90, 0));
        written("parts", experiment);
        return ExperimentReport.of(folder);
    }

    private static Block part(Document document, String id) {
        return Objects.requireNonNull(document.parts().get(id), () -> id + " is not among " + document.parts());
    }

    @Test
    void the_best_estimator_that_can_be_afforded_stands_at_each_pair_of_costs() throws IOException {
        HeatMap map = (HeatMap)
                ((Block.Figures) part(report(), "best-by-cost")).figures().get(0);
        assertThat(map.columns()).containsExactly("1", "50", "90");
        assertThat(map.rows()).containsExactly("0", "1000", "2000");
        List<List<String>> best = map.cells().stream()
                .map(row -> row.stream()
                        .map(cell -> cell.orElseThrow().text().replaceFirst(" .*", ""))
                        .toList())
                .toList();
        assertThat(best)
                .containsExactly(
                        List.of("cheap", "trained", "trained"),
                        List.of("learned", "trained", "trained"),
                        List.of("learned", "trained", "trained"));
    }

    @Test
    void who_says_how_sure_he_is_is_held_against_what_came() throws IOException {
        Document report = report();
        Table table = (Table) part(report, "calibration");
        assertThat(table.rows())
                .hasSize(5)
                .allSatisfy(row -> assertThat(row.cells().get(0)).isEqualTo(new Cell.Text("trained")));
        // Shares from 0.3 to 0.7: all of them inside of the middle half.
        assertThat(((Cell.Real) table.rows().get(0).cells().get(3)).value()).isEqualTo(1);
        assertThat(table.rows().get(0).cells().get(4)).isEqualTo(new Cell.Missing("the same in all resamples"));
        assertThat(((Cell.Real) table.rows().get(3).cells().get(3)).value()).isCloseTo(0.25, within(1e-12));
        Cell.Mean score = (Cell.Mean) table.rows().get(4).cells().get(6);
        assertThat(score.value()).as("over the runs").isCloseTo(-2.5, within(1e-12));
        assertThat(((Cell.Real) table.rows().get(4).cells().get(7)).value()).isCloseTo(1, within(1e-12));

        LineFigure histogram = (LineFigure) ((Block.Figures) part(report, "probability-integral-transform"))
                .figures()
                .get(0);
        assertThat(histogram.lines()).extracting(LineFigure.Line::label).containsExactly("right", "trained");
        List<LineFigure.Point> steps = histogram.lines().get(1).points();
        assertThat(steps).hasSize(11);
        assertThat(steps.subList(0, 10).stream()
                        .mapToDouble(LineFigure.Point::y)
                        .sum())
                .isCloseTo(1, within(1e-12));
        assertThat(steps.get(2).y()).isZero();
        assertThat(steps.get(7).y()).isZero();
    }

    @Test
    void without_distributions_nothing_is_said_of_them() throws IOException {
        written("parts", new RecordedExperiment(folder).estimation("cheap", runs(2, 0, 1, 0)));
        assertThat(ExperimentReport.of(folder).parts())
                .doesNotContainKeys("calibration", "probability-integral-transform", "best-by-cost");
    }

    /** Of a latency, so that what is predicted is turned: one is 4 % above the truth in its first run, 8 % in the others. */
    @Test
    void predictions_of_a_property_are_held_against_it() throws IOException {
        List<EstimationRecord> runs = new ArrayList<>();
        for (int seed = 0; seed < RUNS; seed++) {
            double off = seed == 0 ? 1.04 : 1.08;
            runs.add(new EstimationRecord(
                    "id",
                    seed,
                    EstimationRecord.Costs.of(1),
                    List.of("a", "b", "c", "d"),
                    List.of(
                            Reading.of(-off),
                            Reading.of(-2 * off),
                            Reading.missing("learned from"),
                            Reading.of(-5 * 1.2)),
                    List.of(Reading.of(1), Reading.of(2), Reading.of(3), Reading.of(5))));
        }
        new RecordedExperiment(folder)
                .target("latency-1")
                .prediction("predicts", runs)
                .estimation("ranks", runs)
                .finish(
                        "latencies",
                        new Metric("latency-1", Unit.MILLISECONDS, Direction.MINIMIZE),
                        OptionalDouble.empty(),
                        Constraint.evaluations(1),
                        new Seeds.Range(0, 2));
        Document report = ExperimentReport.of(folder);
        Table table = (Table) part(report, "relative-errors");
        assertThat(table.rows()).hasSize(6);
        List<Cell> rmspe = cells(table, "predicts", "RMSPE");
        assertThat(rmspe.get(2)).isEqualTo(new Cell.Whole(3));
        assertThat(((Cell.Real) rmspe.get(3)).value())
                .isCloseTo(Math.sqrt((2 * 0.04 * 0.04 + 0.2 * 0.2) / 3), within(1e-12));
        assertThat(rmspe.get(4)).isInstanceOf(Cell.Range.class);
        assertThat(((Cell.Real) cells(table, "predicts", "within ±5 %").get(3)).value())
                .isCloseTo(2 / 3.0, within(1e-12));
        assertThat(((Cell.Mean) cells(table, "predicts", "within ±5 %").get(6)).value())
                .as("over the runs")
                .isCloseTo(2 / 9.0, within(1e-12));
        assertThat(((Cell.Mean) cells(table, "predicts", "within ±10 %").get(6)).value())
                .isCloseTo(2 / 3.0, within(1e-12));
        assertThat(cells(table, "ranks", "RMSPE").subList(2, 8))
                .allSatisfy(cell -> assertThat(((Cell.Missing) cell).reason()).startsWith("it ranks networks"));
        assertThat(report.sections().toString()).contains("RMSPE, within");
        Table each = (Table) part(report, "estimator-runs");
        assertThat(each.columns().stream().map(column -> column.key()))
                .endsWith("rmspe", "within_5_percent", "within_10_percent");
    }

    private static List<Cell> cells(Table table, String estimator, String measure) {
        return table.rows().stream()
                .map(Table.Row::cells)
                .filter(cells -> cells.get(0).equals(new Cell.Text(estimator))
                        && cells.get(1).equals(new Cell.Text(measure)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void estimators_of_several_benchmarks_stand_in_one_map() throws IOException {
        Path one = written(
                "one",
                new RecordedExperiment(folder.resolve("one"))
                        .estimation("sharp", runs(0.1, 0, 1, 0))
                        .estimation("blunt", runs(5, 0, 1, 0)));
        Path other = written(
                "other",
                new RecordedExperiment(folder.resolve("other"))
                        .estimation("blunt", runs(3, 0, 1, 0))
                        .estimation("third", runs(1, 0, 1, 0)));
        Document across = AcrossBenchmarks.of(List.of(analysis(one), analysis(other)));
        HeatMap map = (HeatMap) ((Block.Figures) part(across, "estimators-by-benchmark"))
                .figures()
                .get(0);
        assertThat(map.columns()).hasSize(2).doesNotHaveDuplicates();
        assertThat(map.rows()).containsExactly("sharp", "blunt", "third");
        assertThat(map.cells().get(0).get(1)).as("sharp was not run there").isEmpty();
        assertThat(map.cells().get(2).get(0)).as("third was not run here").isEmpty();
        assertThat(map.cells().get(0).get(0).orElseThrow().value()).isGreaterThan(0.95);
        Table table = (Table) part(across, "estimators-across");
        assertThat(table.rows()).hasSize(4);
        Cell.Mean rho = (Cell.Mean) table.rows().get(0).cells().get(4);
        assertThat(map.cells().get(0).get(0).orElseThrow().value()).isEqualTo(rho.value());
    }

    @Test
    void without_any_estimator_there_is_nothing_to_set_beside_each_other() throws IOException {
        Path none = written("none", new RecordedExperiment(folder));
        assertThatThrownBy(() -> AcrossBenchmarks.of(List.of(analysis(none))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("none of these folders has an estimator");
    }

    private static Analysis analysis(Path folder) {
        return Analysis.of(ResultFolder.open(folder));
    }
}
