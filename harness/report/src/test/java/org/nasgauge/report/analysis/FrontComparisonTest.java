package org.nasgauge.report.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.metric.Unit;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.engine.manifest.ObjectiveFacts;
import org.nasgauge.engine.manifest.ObjectiveFacts.Limit;
import org.nasgauge.engine.manifest.Seeds;
import org.nasgauge.engine.record.Failures;
import org.nasgauge.engine.record.ResultFolder;
import org.nasgauge.engine.record.SearchRecord;
import org.nasgauge.engine.record.SearchRecord.End;
import org.nasgauge.engine.record.SearchRecord.FrontMember;
import org.nasgauge.engine.record.SearchRecord.Incumbent;
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

    /** The true front is (90, 200) and (80, 100); what is just as good as the reference point adds no volume. */
    @ParameterizedTest
    @CsvSource({
        "50, 300, 0",
        "79.9, 200.1, 0",
        "80, 300, 1",
        "85, 300, 1",
        "50, 200, 1",
        "50, 150, 1",
        "80, 200, 2",
        "90, 300, 2",
        "50, 100, 2"
    })
    void saysHowManyPointsOfTheTrueFrontAddNoVolume(double accuracy, double parameters, int outside)
            throws IOException {
        ObjectiveFacts facts =
                new ObjectiveFacts(FACTS.further(), FACTS.limits(), List.of(accuracy, parameters), FACTS.front());
        Path results = write(List.of(run(0, member(1, 95, 90, 200))), facts);
        String text = Format.TEXT.write(ExperimentReport.of(results)).replaceAll("\\s+", " ");
        assertThat(text)
                .contains("of whose 2 points " + outside + " are outside the box of the reference point")
                .contains(outside + " of its 2 points are in some objective no better than the reference point");
    }

    /** What seems to be smaller takes the place of what is smaller. */
    @Test
    void aFrontThatWasChosenByPredictionsIsJudgedByWhatIsMeasured() throws IOException {
        FrontMember smaller = member(1, 85, 80, 100);
        FrontMember larger = member(2, 86, 80, 200);
        FrontMember seemsSmaller = new FrontMember(
                2,
                2,
                "net",
                Fidelity.full(12),
                86,
                Reading.of(80),
                Map.of("parameters", 200.0),
                Map.of("parameters", 50.0));
        double both = mean(results(List.of(run(0, smaller, larger))).get(0).hypervolume());
        double misled =
                mean(results(List.of(run(0, smaller, seemsSmaller))).get(0).hypervolume());
        double alone = mean(results(List.of(run(0, larger))).get(0).hypervolume());
        assertThat(misled).isEqualTo(alone).isLessThan(both);
    }

    /** The true front has one point an objective, where that is 2 and the others are 1. */
    @Test
    void fourAndMoreObjectivesHaveVolumes() throws IOException {
        List<SearchRecord> runs = List.of(run(0, member(1, 85, 2, 1, 1, 1), member(2, 79, 1, 1, 2, 1)));
        FrontComparison fronts = Analysis.of(ResultFolder.open(write(runs, crossing(4))))
                .fronts()
                .orElseThrow();
        // Above the unit cube, each point adds 1; the run has two of the four.
        assertThat(mean(fronts.results().get(0).hypervolume())).isCloseTo(3.0 / 5, within(1e-15));
        assertThat(fronts.hypervolumeError()).isZero();
        assertThat(Format.TEXT.write(ExperimentReport.of(folder))).contains("Hypervolumes are exact.");
    }

    @Test
    void theErrorOfEstimatedVolumesIsSaid() throws IOException {
        int objectives = 22;
        double[] further = new double[objectives - 1];
        Arrays.fill(further, 1);
        List<SearchRecord> runs = List.of(run(0, member(1, 85, 2, further)));
        FrontComparison fronts = Analysis.of(ResultFolder.open(write(runs, crossing(objectives))))
                .fronts()
                .orElseThrow();
        assertThat(fronts.hypervolumeError()).isBetween(1e-4, 0.02);
        assertThat(mean(fronts.results().get(0).hypervolume()))
                .isCloseTo(2.0 / (objectives + 1), within(5 * 0.02 * 2 / (objectives + 1)));
        assertThat(Format.TEXT.write(ExperimentReport.of(folder)).replaceAll("\\s+", " "))
                .contains(
                        "Hypervolumes are estimated for fronts of more than 20 points, each with a standard error of at most")
                .contains("by Monte Carlo");
    }

    private static ObjectiveFacts crossing(int objectives) {
        List<Metric> further = new ArrayList<>();
        List<List<Double>> front = new ArrayList<>();
        for (int i = 0; i < objectives; i++) {
            List<Double> point = new ArrayList<>(Collections.nCopies(objectives, 1.0));
            point.set(i, 2.0);
            front.add(point);
            if (i > 0) {
                further.add(new Metric("c" + i, Unit.SCORE, Direction.MAXIMIZE));
            }
        }
        return new ObjectiveFacts(further, List.of(), Collections.nCopies(objectives, 0.0), front);
    }

    private List<FrontResult> results(List<SearchRecord> runs) throws IOException {
        return Analysis.of(ResultFolder.open(write(runs)))
                .fronts()
                .orElseThrow()
                .results();
    }

    private Path write(List<SearchRecord> runs) throws IOException {
        return write(runs, FACTS);
    }

    private Path write(List<SearchRecord> runs, ObjectiveFacts facts) throws IOException {
        return new RecordedExperiment(folder)
                .search("found", false, runs)
                .finish(
                        "two",
                        Metric.ACCURACY,
                        OptionalDouble.of(90),
                        Optional.of(facts),
                        Constraint.evaluations(5),
                        new Seeds.Range(0, runs.size() - 1));
    }

    private static double mean(Finding<Summary> finding) {
        return finding.toOptional().orElseThrow().mean();
    }

    private static FrontMember member(int evaluation, double validation, double test, double... further) {
        return new FrontMember(
                evaluation, evaluation, "net", Fidelity.full(12), validation, Reading.of(test), named(further));
    }

    private static Map<String, Double> named(double[] further) {
        Map<String, Double> named = new LinkedHashMap<>();
        for (int i = 0; i < further.length; i++) {
            named.put(further.length == 1 ? "parameters" : "c" + (i + 1), further[i]);
        }
        return named;
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
                5,
                Failures.NONE,
                0,
                OptionalDouble.of(5),
                OptionalDouble.empty(),
                End.EVALUATIONS,
                Optional.empty(),
                trajectory,
                List.of(members),
                List.of());
    }
}
