package org.nasgauge.report.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.engine.manifest.Seeds;
import org.nasgauge.engine.record.EstimationRecord;
import org.nasgauge.engine.record.Failures;
import org.nasgauge.engine.record.ResultFolder;
import org.nasgauge.engine.record.SearchRecord;
import org.nasgauge.engine.record.SearchRecord.End;
import org.nasgauge.engine.record.SearchRecord.Incumbent;
import org.nasgauge.report.RecordedExperiment;
import org.nasgauge.report.experiment.ExperimentReport;
import org.nasgauge.report.format.Format;

class FaultsTest {
    private static final int RUNS = 4;

    @TempDir
    private Path folder;

    /** Of four runs that would have the best mean. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void a_study_with_any_faulty_run_has_no_mean_no_rank_and_no_test(int faulty) throws IOException {
        Analysis analysis = analysis(LongStream.range(0, RUNS)
                .mapToObj(seed -> seed < faulty
                        ? run(seed, 89, End.FAULT, Optional.of("ask: boom " + seed), Failures.NONE)
                        : run(seed, 89, End.EVALUATIONS, Optional.empty(), Failures.NONE))
                .toList());
        SearchResult result = result(analysis);
        assertThat(result.faults()).contains(new Faults(faulty, RUNS, "ask: boom 0", Optional.empty()));
        String why = "faulty: " + faulty + " of 4 runs, the first: ask: boom 0";
        assertThat(List.of(result.regret(), result.test(), result.area(), result.evaluations(), result.seconds()))
                .allSatisfy(finding -> assertThat(finding).isEqualTo(Finding.none(why)));
        for (BudgetAxis axis : BudgetAxis.values()) {
            assertThat(result.curve(axis)).isEqualTo(Finding.none(why));
        }
        assertThat(analysis.searches().results()).last().isEqualTo(result);
        assertThat(analysis.searches().standings().all()).last().satisfies(one -> {
            assertThat(one.study()).isEqualTo(result.study());
            assertThat(one.best()).isEqualTo(Finding.none(why));
            assertThat(one.comparison()).isEqualTo(Finding.none("no baseline"));
        });
        assertThat(analysis.faults()).hasSize(1);
        for (Format format : Format.values()) {
            assertThat(format.write(ExperimentReport.of(analysis))).contains("ask: boom 0");
        }
    }

    @ParameterizedTest
    @EnumSource(End.class)
    void an_end_is_a_fault_only_if_it_is_one(End end) throws IOException {
        List<SearchRecord> runs = LongStream.range(0, RUNS)
                .mapToObj(seed -> run(seed, 80, end, Optional.empty(), Failures.of("did not train", 1)))
                .toList();
        assertThat(result(analysis(runs)).faults().isPresent()).isEqualTo(end == End.FAULT);
    }

    @Test
    void a_run_of_nothing_but_invalid_proposals_is_faulty_and_one_of_failed_trainings_is_not() throws IOException {
        Failures invalid = Failures.of(Failures.OUTSIDE, 2).and(Failures.of(Failures.NO_FIDELITY, 1));
        assertThat(result(analysis(List.of(none(invalid)))).faults())
                .map(Faults::first)
                .contains("all that it proposed is outside the search space, or at a fidelity that the benchmark does"
                        + " not have");
        assertThat(result(analysis(List.of(none(Failures.of("did not train", 3)))))
                        .faults())
                .isEmpty();
        assertThat(result(analysis(
                                List.of(none(Failures.of("did not train", 1).and(Failures.of(Failures.OUTSIDE, 2))))))
                        .faults())
                .isEmpty();
    }

    @Test
    void an_estimator_that_estimates_nothing_or_all_alike_is_faulty() throws IOException {
        new RecordedExperiment(folder)
                .estimation("good", List.of(estimates(0, 1, 2, 3)))
                .estimation("silent", List.of(estimates(0, 1, 2, 3), estimates(1, Double.NaN, Double.NaN, Double.NaN)))
                .estimation("constant", List.of(estimates(0, 7, 7, 7)))
                .estimation("partial", List.of(estimates(0, 1, Double.NaN, 3)))
                .finish("x", Metric.ACCURACY, OptionalDouble.of(90), Constraint.evaluations(1), new Seeds.Range(0, 1));
        Analysis analysis = Analysis.of(ResultFolder.open(folder));
        assertThat(analysis.faults().keySet())
                .extracting(study -> study.label())
                .containsExactly("silent", "constant");
        assertThat(analysis.faults().values())
                .extracting(Faults::text)
                .containsExactly(
                        "faulty: 1 of 2 runs, the first: no estimate could be made: no score",
                        "faulty: 1 of 1 runs, the first: all estimates are the same");
        assertThat(analysis.estimations())
                .filteredOn(result -> result.rho().toOptional().isPresent())
                .hasSize(2);
    }

    private Analysis analysis(List<SearchRecord> runs) throws IOException {
        List<SearchRecord> good = new ArrayList<>();
        List<SearchRecord> better = new ArrayList<>();
        for (int seed = 0; seed < RUNS; seed++) {
            good.add(run(seed, 70 + seed, End.EVALUATIONS, Optional.empty(), Failures.NONE));
            better.add(run(seed, 80 + seed, End.EVALUATIONS, Optional.empty(), Failures.NONE));
        }
        new RecordedExperiment(folder)
                .search("faulty", false, runs)
                .search("good", false, good)
                .search("better", false, better)
                .finish("x", Metric.ACCURACY, OptionalDouble.of(90), Constraint.evaluations(3), new Seeds.Range(0, 3));
        return Analysis.of(ResultFolder.open(folder));
    }

    private static SearchResult result(Analysis analysis) {
        return analysis.searches().results().stream()
                .filter(result -> result.study().label().equals("faulty"))
                .findFirst()
                .orElseThrow();
    }

    private static SearchRecord run(long seed, double test, End end, Optional<String> fault, Failures failures) {
        Incumbent found = new Incumbent(1, 1, "net", test, Reading.of(test));
        return new SearchRecord("id", seed, 3, failures, 3, end, fault, List.of(found));
    }

    private static SearchRecord none(Failures failures) {
        return new SearchRecord("id", 0, 3, failures, 3, End.EVALUATIONS, Optional.empty(), List.of());
    }

    /** Not a number is missing. */
    private static EstimationRecord estimates(long seed, double a, double b, double c) {
        List<Reading> estimates = LongStream.range(0, 3)
                .mapToDouble(i -> i == 0 ? a : i == 1 ? b : c)
                .mapToObj(value -> Double.isNaN(value) ? Reading.missing("no score") : Reading.of(value))
                .toList();
        return new EstimationRecord(
                "id", seed, 1, List.of("a", "b", "c"), estimates, List.of(Reading.of(1), Reading.of(3), Reading.of(2)));
    }
}
