package org.nasgauge.report.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
import org.nasgauge.statistics.Summary;

/** Every expected value is worked out by hand. */
class AnalysisTest {
    private static final Seeds TWO = new Seeds.Range(0, 1);

    @TempDir
    private Path folder;

    /** Regrets after evaluations 1 to 4: 10 10 2 2 and 20 0 0 0 for a; 5 5 5 5 twice for b. */
    private RecordedExperiment twoStrategies() throws IOException {
        return new RecordedExperiment(folder)
                .search("b", false, List.of(run(0, 4, 40, step(1, 10, 85)), run(1, 4, 40, step(1, 10, 85))))
                .search(
                        "a",
                        false,
                        List.of(
                                run(0, 4, 40, step(1, 10, 80), step(3, 30, 88)),
                                run(1, 4, 50, step(1, 20, 70), step(2, 30, 90))));
    }

    @Test
    void final_regret_is_that_of_the_last_incumbent_against_the_true_optimum() throws IOException {
        Analysis analysis = analysed(twoStrategies(), OptionalDouble.of(90), Constraint.evaluations(4));
        SearchResult a = result(analysis, "a");
        Summary regret = known(a.regret());
        assertThat(regret.mean()).isEqualTo(1);
        assertThat(regret.standardError().orElseThrow()).isCloseTo(1, within(1e-15));
        assertThat(regret.median()).isEqualTo(1);
        assertThat(regret.lowerQuartile()).isEqualTo(0.5);
        assertThat(regret.upperQuartile()).isEqualTo(1.5);
        assertThat(known(a.test()).mean()).isEqualTo(89);
        assertThat(known(a.evaluations()).mean()).isEqualTo(4);
        assertThat(known(a.seconds()).mean()).isEqualTo(45);
    }

    @Test
    void strategies_stand_from_the_best_mean_regret_to_the_worst() throws IOException {
        RecordedExperiment experiment = twoStrategies()
                .search("oracle", true, List.of(run(0, 4, 40, step(1, 10, 90)), run(1, 4, 40, step(1, 10, 90))));
        SearchComparison searches = analysed(experiment, OptionalDouble.of(90), Constraint.evaluations(4))
                .searches();
        assertThat(searches.results())
                .extracting(result -> result.study().label())
                .containsExactly("oracle", "a", "b");
        assertThat(searches.standings().all())
                .extracting(one -> one.study().label())
                .containsExactly("a", "b");
        assertThat(searches.standings().baseline()).isEmpty();
    }

    /** Areas: (10 + 10 + 2 + 2) / 4 = 6 and (20 + 0 + 0 + 0) / 4 = 5. */
    @Test
    void the_area_over_evaluations_is_the_plain_mean_of_the_regrets_after_each() throws IOException {
        Analysis analysis = analysed(twoStrategies(), OptionalDouble.of(90), Constraint.evaluations(4));
        assertThat(known(result(analysis, "a").area()).mean()).isEqualTo(5.5);
        assertThat(known(result(analysis, "b").area()).mean()).isEqualTo(5);
    }

    /** From 5 s, a tenth of the budget, where no run has an incumbent yet. */
    @Test
    void a_run_without_an_incumbent_at_a_tenth_of_the_budget_has_no_area() throws IOException {
        Analysis analysis = analysed(twoStrategies(), OptionalDouble.of(90), Constraint.seconds(50));
        assertThat(analysis.searches().areaRange()).isEqualTo(new AreaRange(BudgetAxis.SECONDS, 5, 50));
        assertThat(result(analysis, "a").area())
                .isEqualTo(Finding.none("2 of 2 runs had no incumbent at a tenth of the budget"));
    }

    /** From 20 to 200 s: (10·10 + 2·170) / 180 and 0·170 / 180 after 20·10 / 180. */
    @Test
    void under_a_budget_of_seconds_the_area_is_over_seconds_whoever_takes_part() throws IOException {
        Analysis alone = analysed(twoStrategies(), OptionalDouble.of(90), Constraint.seconds(200));
        assertThat(known(result(alone, "a").area()).mean()).isCloseTo((440.0 / 180 + 200.0 / 180) / 2, within(1e-12));
        RecordedExperiment late = twoStrategies().search("late", false, List.of(run(0, 4, 190, step(4, 190, 90))));
        Analysis joined = analysed(late, OptionalDouble.of(90), Constraint.seconds(200));
        assertThat(result(joined, "a").area()).isEqualTo(result(alone, "a").area());
    }

    /** At evaluation 1: mean 15, sample sd √50, standard error 5; t(0.975, 1) = 12.7062; no regret is below 0. */
    @Test
    void the_anytime_curve_has_the_mean_and_its_students_interval() throws IOException {
        Analysis analysis = analysed(twoStrategies(), OptionalDouble.of(90), Constraint.evaluations(4));
        AnytimeCurve curve = known(result(analysis, "a").curve(BudgetAxis.EVALUATIONS));
        assertThat(curve.points()).extracting(AnytimeCurve.Point::budget).containsExactly(1.0, 2.0, 3.0, 4.0);
        assertThat(curve.points()).extracting(AnytimeCurve.Point::mean).containsExactly(15.0, 5.0, 1.0, 1.0);
        assertThat(curve.points().get(0).upper()).isCloseTo(15 + 5 * 12.7062, within(1e-3));
        assertThat(curve.points().get(0).lower()).isZero();
    }

    @Test
    void over_the_axis_that_is_not_limited_a_curve_ends_where_its_first_run_ends() throws IOException {
        Analysis analysis = analysed(twoStrategies(), OptionalDouble.of(90), Constraint.evaluations(4));
        List<AnytimeCurve.Point> points =
                known(result(analysis, "a").curve(BudgetAxis.SECONDS)).points();
        assertThat(points.get(0).budget()).isEqualTo(20);
        assertThat(points.get(0).mean()).isEqualTo(15);
        assertThat(points.get(points.size() - 1).budget()).isEqualTo(40);
        assertThat(points.get(points.size() - 1).mean()).isEqualTo(1);
    }

    @Test
    void one_run_without_a_result_leaves_its_study_without_one_and_says_why() throws IOException {
        RecordedExperiment experiment = twoStrategies()
                .search("c", false, List.of(run(0, 4, 40, step(1, 10, 89)), run(1, 4, 40)))
                .search(
                        "d",
                        false,
                        List.of(run(0, 4, 40, new Incumbent(1, 10, "x", 80, Reading.missing("not trained")))));
        Analysis analysis = analysed(experiment, OptionalDouble.of(90), Constraint.evaluations(4));
        assertThat(result(analysis, "c").regret()).isEqualTo(Finding.none("1 of 2 runs found no architecture"));
        assertThat(result(analysis, "d").regret())
                .isEqualTo(Finding.none("1 of 1 runs held an architecture without a test value (not trained)"));
        assertThat(analysis.searches().results())
                .extracting(result -> result.study().label())
                .containsExactly("a", "b", "c", "d");
        assertThat(analysis.searches().standings().all())
                .extracting(one -> one.best().fold(p -> "", reason -> reason))
                .containsExactly(
                        "",
                        "",
                        "1 of 2 runs found no architecture",
                        "1 of 1 runs held an architecture without a test value (not trained)");
    }

    @Test
    void a_record_that_a_kill_tore_is_left_out_and_named() throws IOException {
        Path path =
                twoStrategies().finish("torn", Metric.ACCURACY, OptionalDouble.of(90), Constraint.evaluations(4), TWO);
        Path records = path.resolve("searches/1.jsonl");
        byte[] whole = Files.readAllBytes(records);
        Files.write(records, Arrays.copyOf(whole, whole.length - 1));
        Analysis analysis = Analysis.of(ResultFolder.open(path));
        assertThat(result(analysis, "a").runs()).isEqualTo(1);
        assertThat(analysis.torn()).containsExactly("a");
    }

    @Test
    void without_a_known_optimum_test_values_take_the_place_of_regrets() throws IOException {
        Analysis analysis = analysed(twoStrategies(), OptionalDouble.empty(), Constraint.evaluations(4));
        SearchResult a = result(analysis, "a");
        assertThat(a.regret()).isEqualTo(Finding.none("the true optimum is not known"));
        assertThat(known(a.curve(BudgetAxis.EVALUATIONS)).points())
                .extracting(AnytimeCurve.Point::mean)
                .containsExactly(75.0, 85.0, 89.0, 89.0);
        assertThat(analysis.searches().results().get(0).study().label()).isEqualTo("a");
    }

    @Test
    void a_study_without_runs_is_reported_as_such() throws IOException {
        RecordedExperiment experiment =
                twoStrategies().search("late", false, List.of()).estimation("later", List.of());
        Analysis analysis = analysed(experiment, OptionalDouble.of(90), Constraint.evaluations(4));
        assertThat(result(analysis, "late").regret()).isEqualTo(Finding.none("no run is recorded yet"));
        assertThat(analysis.estimations().get(0).rho()).isEqualTo(Finding.none("no run is recorded yet"));
    }

    /**
     * Rank differences 0 1 1 1 1: rho = 1 − 6·4 / (5·24) = 0.8. Two of ten pairs discordant: tau = 0.6. The best by
     * estimate is not the best on test. Interval: tanh(atanh 0.8 ± 1.96 √((1 + 0.32) / 2)).
     */
    @Test
    void an_estimator_is_measured_by_ranks_in_each_run() throws IOException {
        EstimatorResult result = estimated(estimation(0, List.of(1.0, 2.0, 3.0, 4.0, 5.0), 10, 30, 20, 50, 40));
        assertThat(known(result.rho()).mean()).isCloseTo(0.8, within(1e-15));
        assertThat(known(result.tau()).mean()).isCloseTo(0.6, within(1e-15));
        assertThat(known(result.precision()).mean()).isZero();
        assertThat(known(result.seconds()).mean()).isEqualTo(2);
        assertThat(known(result.tiedEstimates()).mean()).isZero();
        assertThat(known(result.sampleRhoInterval()).lower()).isCloseTo(-0.4573, within(1e-3));
        assertThat(known(result.sampleRhoInterval()).upper()).isCloseTo(0.9909, within(1e-4));
        assertThat(result.sample()).hasSize(5).contains(new EstimatorResult.Pair(2, 30));
    }

    @Test
    void networks_without_an_estimate_are_left_out_and_counted() throws IOException {
        EstimationRecord record = new EstimationRecord(
                "id",
                0,
                10,
                List.of("v", "w", "x", "y", "z"),
                List.of(Reading.of(1), Reading.missing("diverged"), Reading.of(1), Reading.of(2), Reading.of(3)),
                List.of(Reading.of(1), Reading.of(9), Reading.of(2), Reading.of(3), Reading.missing("not trained")));
        EstimatorResult result = estimated(record);
        assertThat(known(result.networks()).mean()).isEqualTo(3);
        assertThat(known(result.leftOut()).mean()).isEqualTo(2);
        assertThat(known(result.tiedEstimates()).mean()).isEqualTo(2);
        assertThat(known(result.rho()).mean()).isCloseTo(StrictMath.sqrt(0.75), within(1e-15));
    }

    @Test
    void where_a_lower_objective_is_better_a_good_estimate_goes_with_a_low_value() throws IOException {
        RecordedExperiment experiment = new RecordedExperiment(folder)
                .estimation("e", List.of(estimation(0, List.of(1.0, 2.0, 3.0), 0.9, 0.5, 0.1)));
        Path path = experiment.finish("x", Metric.LOSS, OptionalDouble.of(0.1), Constraint.evaluations(1), TWO);
        Analysis analysis = Analysis.of(ResultFolder.open(path));
        assertThat(known(analysis.estimations().get(0).rho()).mean()).isEqualTo(1);
    }

    @Test
    void a_constant_estimate_has_no_rank_correlation() throws IOException {
        EstimatorResult result = estimated(estimation(0, List.of(1.0, 1.0, 1.0), 1, 2, 3));
        assertThat(result.rho()).isEqualTo(Finding.none("faulty: 1 of 1 runs, the first: all estimates are the same"));
        assertThat(result.sampleRhoInterval())
                .isEqualTo(Finding.none("faulty: 1 of 1 runs, the first: all estimates are the same"));
        assertThat(result.precision())
                .isEqualTo(Finding.none("faulty: 1 of 1 runs, the first: all estimates are the same"));
    }

    private EstimatorResult estimated(EstimationRecord run) throws IOException {
        RecordedExperiment experiment = new RecordedExperiment(folder).estimation("e", List.of(run));
        return analysed(experiment, OptionalDouble.of(90), Constraint.evaluations(4))
                .estimations()
                .get(0);
    }

    private static EstimationRecord estimation(long seed, List<Double> estimates, double... targets) {
        List<Reading> readings = Arrays.stream(targets).mapToObj(Reading::of).toList();
        return new EstimationRecord(
                "id",
                seed,
                10,
                IntStream.range(0, estimates.size()).mapToObj(i -> "net-" + i).toList(),
                estimates.stream().map(Reading::of).toList(),
                readings);
    }

    private static Analysis analysed(RecordedExperiment experiment, OptionalDouble optimum, Constraint budget)
            throws IOException {
        return Analysis.of(ResultFolder.open(experiment.finish("tiny", Metric.ACCURACY, optimum, budget, TWO)));
    }

    private static SearchResult result(Analysis analysis, String label) {
        Map<String, SearchResult> results = analysis.searches().results().stream()
                .collect(Collectors.toMap(r -> r.study().label(), r -> r));
        return Optional.ofNullable(results.get(label)).orElseThrow();
    }

    private static <T> T known(Finding<T> finding) {
        return finding.toOptional().orElseThrow();
    }

    private static Incumbent step(int evaluation, double seconds, double test) {
        return new Incumbent(evaluation, seconds, "net-" + test, test, Reading.of(test));
    }

    private static SearchRecord run(long seed, int evaluations, double seconds, Incumbent... trajectory) {
        return new SearchRecord(
                "id",
                seed,
                evaluations,
                Failures.NONE,
                seconds,
                End.EVALUATIONS,
                Optional.empty(),
                List.of(trajectory));
    }
}
