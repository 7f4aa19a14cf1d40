package org.nasgauge.report.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.engine.record.ObjectiveFacts;
import org.nasgauge.engine.record.ObjectiveFacts.Limit;
import org.nasgauge.engine.record.ResultFolder;
import org.nasgauge.engine.record.SearchRecord;
import org.nasgauge.engine.record.SearchRecord.End;
import org.nasgauge.engine.record.SearchRecord.FrontMember;
import org.nasgauge.engine.record.SearchRecord.Incumbent;
import org.nasgauge.engine.record.Seeds;
import org.nasgauge.report.RecordedExperiment;
import org.nasgauge.report.analysis.FrontComparison.FrontResult;
import org.nasgauge.report.document.Document;
import org.nasgauge.report.experiment.ExperimentReport;
import org.nasgauge.report.format.Format;
import org.nasgauge.statistics.Summary;
import org.nasgauge.statistics.multiobjective.ParetoFront;

/** The true front is (80, 100) and (90, 200), the reference point (50, 300): 30 · 200 + 10 · 100 = 7000. */
class FrontComparisonTest {
    private static final ObjectiveFacts FACTS = new ObjectiveFacts(
            List.of(Metric.PARAMETERS),
            List.of(new Limit(Metric.PARAMETERS, 250)),
            List.of(50.0, 300.0),
            List.of(List.of(90.0, 200.0), List.of(80.0, 100.0)));

    @TempDir
    private Path folder;

    /** By hand: (70, 200) has 20 · 100 = 2000; with (80, 100), whose validation is worse, 30 · 200 = 6000. */
    @Test
    void frontsChosenByValidationAreJudgedOnTest() throws IOException {
        FrontResult found = results(List.of(
                        run(0, member(2, 85, 70, 200), member(4, 79, 80, 100)),
                        run(1, member(1, 95, 90, 200), member(3, 80, 80, 100))))
                .get(0);
        assertThat(mean(found.hypervolume())).isCloseTo((6.0 / 7 + 1) / 2, within(1e-15));
        assertThat(mean(found.size())).isEqualTo(1.5);
        // The first run lacks 10 of 40 points at (90, 200), and nothing at (80, 100).
        assertThat(mean(found.distance())).isCloseTo(0.25 / 2 / 2, within(1e-15));
        assertThat(found.curve().toOptional().orElseThrow().at(2).orElseThrow().mean())
                .isCloseTo((2.0 / 7 + 4.0 / 7) / 2, within(1e-15));
        assertThat(found.surfaces().orElseThrow().attainedBy(2))
                .isEqualTo(ParetoFront.of(List.of(new double[] {80, -100})));
    }

    /** (60, 100) leaves the front when (70, 100) comes in, whatever their test values are. */
    @Test
    void whatIsDominatedByValidationLeavesTheFront() throws IOException {
        FrontResult found = results(List.of(run(0, member(1, 60, 90, 200), member(2, 70, 50, 200))))
                .get(0);
        assertThat(mean(found.hypervolume())).isZero();
    }

    @Test
    void runsThatFoundNothingHaveNoVolumeAndNoDistance() throws IOException {
        FrontResult found =
                results(List.of(run(0), run(1, member(1, 95, 90, 200)))).get(0);
        assertThat(mean(found.hypervolume())).isCloseTo(4.0 / 7 / 2, within(1e-15));
        assertThat(found.distance()).isEqualTo(Finding.none("1 of 2 runs found nothing within the limits"));
    }

    @Test
    void everyFormatShowsTheSection() throws IOException {
        Document report = ExperimentReport.of(
                write(List.of(run(0, member(2, 85, 70, 200), member(4, 79, 80, 100)), run(1, member(1, 95, 90, 200)))));
        for (Format format : Format.values()) {
            assertThat(format.write(report)).as(format.name()).containsIgnoringCase("hypervolume");
        }
        assertThat(report.sections()).extracting("id").contains("fronts");
    }

    private List<FrontResult> results(List<SearchRecord> runs) throws IOException {
        return Analysis.of(ResultFolder.open(write(runs)))
                .fronts()
                .orElseThrow()
                .results();
    }

    private Path write(List<SearchRecord> runs) throws IOException {
        return new RecordedExperiment(folder)
                .search("found", false, runs)
                .finish(
                        "two",
                        Metric.ACCURACY,
                        OptionalDouble.of(90),
                        Optional.of(FACTS),
                        Constraint.evaluations(5),
                        new Seeds.Range(0, runs.size() - 1));
    }

    private static double mean(Finding<Summary> finding) {
        return finding.toOptional().orElseThrow().mean();
    }

    private static FrontMember member(int evaluation, double validation, double test, double parameters) {
        return new FrontMember(
                evaluation, evaluation, "net", Fidelity.full(12), validation, Reading.of(test), List.of(parameters));
    }

    private static SearchRecord run(long seed, FrontMember... members) {
        List<Incumbent> trajectory = new ArrayList<>();
        for (FrontMember member : members) {
            trajectory.add(
                    new Incumbent(member.evaluation(), member.seconds(), "net", member.validation(), member.test()));
        }
        return new SearchRecord(
                "id",
                seed,
                5,
                0,
                0,
                5,
                OptionalDouble.empty(),
                End.BUDGET,
                Optional.empty(),
                trajectory,
                List.of(members));
    }
}
