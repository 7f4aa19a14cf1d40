package org.nasgauge.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.engine.fixture.Script;
import org.nasgauge.engine.fixture.SyntheticBenchmark;
import org.nasgauge.engine.fixture.SyntheticComponents;
import org.nasgauge.engine.recipe.Recipe;
import org.nasgauge.engine.record.SearchRecord;
import org.nasgauge.engine.record.SearchRecord.FrontMember;
import org.nasgauge.engine.study.BenchmarkSource;
import org.nasgauge.engine.study.Plan;
import org.nasgauge.engine.study.Planner;
import org.nasgauge.engine.study.Study;

/**
 * Number i of the synthetic benchmark scores 100 − i and costs 1000 − i parameters; {@code count} predicts their number with
 * the wrong sign, so that less accurate networks seem to be larger.
 */
class PredictedObjectivesTest {
    private static Plan plan(String strategies, String more) {
        Recipe recipe = Recipe.parse(
                "test",
                "{benchmark: synthetic, objectives: [accuracy, parameters], budget: {evaluations: 30}, seeds: 1, "
                        + more + "strategies: " + strategies + "}");
        BenchmarkSource source =
                any -> new BenchmarkSource.Opened(SyntheticBenchmark.withoutNoise(), "no table at all");
        return new Planner(SyntheticComponents.all(), source).plan(recipe);
    }

    private static SearchRecord run(Study study) {
        return (SearchRecord) StudyRuns.run(study, 3, UnaryOperator.identity());
    }

    @Test
    void a_front_is_chosen_by_what_is_predicted_and_holds_what_is_measured() {
        Plan plan = plan("[guess, {name: guess, label: blind, predicted: {parameters: count}}]", "");
        SearchRecord sees = run(plan.searches().get(0));
        SearchRecord blind = run(plan.searches().get(1));
        assertThat(sees.front())
                .hasSizeGreaterThan(8)
                .allSatisfy(member -> assertThat(member.predicted()).isEmpty());
        assertThat(blind.front()).isNotEmpty().allSatisfy(member -> {
            double number = 100 - member.validation();
            assertThat(member.further()).isEqualTo(Map.of("parameters", 1000 - number));
            assertThat(member.predicted()).isEqualTo(Map.of("parameters", number - 1000));
            assertThat(member.seen()).isEqualTo(member.predicted());
        });
        List<Double> found = blind.front().stream().map(FrontMember::validation).toList();
        assertThat(found).as("each is better in all that is seen").isSorted().doesNotHaveDuplicates();
        assertThat(blind.trajectory()).isEqualTo(sees.trajectory());
        assertThat(plan.searches().get(1).facts().predicted()).containsOnlyKeys("parameters");
        assertThat(plan.searches().get(1).facts().id())
                .isNotEqualTo(plan.searches().get(0).facts().id());
        assertThat(Recipe.parse("printed", plan.recipe())).isNotNull();
    }

    /** Of evaluations, which are the measurements here, since the benchmark in its own place is asked. */
    @Test
    void what_is_measured_to_learn_from_is_charged_once_in_seconds_and_is_no_trial() {
        SyntheticBenchmark benchmark = SyntheticBenchmark.withoutNoise();
        Recipe recipe = Recipe.parse(
                "test",
                "{benchmark: synthetic, seeds: 1, estimators: {studies: [{name: learned, settings: {sample: 5}, of: [count]}]}}");
        Study.Estimation learned = new Planner(
                        SyntheticComponents.all(), any -> new BenchmarkSource.Opened(benchmark, "no table at all"))
                .plan(recipe)
                .estimations()
                .get(0);
        PredictedObjectives predicted = PredictedObjectives.of(
                List.of(new Study.Predicted(Metric.PARAMETERS, benchmark, learned.estimator())), RunSeeds.of(1));
        Task.Started first = predicted.seen(started(benchmark, 11));
        Task.Started second = predicted.seen(started(benchmark, 12));
        assertThat(first.finding()).isGreaterThan(5);
        assertThat(second.finding()).isZero();
        assertThat(second.seconds()).isEqualTo(second.evaluation().seconds());
        assertThat(first.predicted()).hasSize(1);
        Task.Started failed = started(benchmark, 7);
        assertThat(predicted.seen(failed)).isEqualTo(failed);
    }

    private static Task.Started started(SyntheticBenchmark benchmark, int number) {
        return new Task.Started(
                Script.trial(number, SyntheticBenchmark.FULL),
                benchmark.evaluate(
                        Script.trial(number, SyntheticBenchmark.FULL).architecture(),
                        SyntheticBenchmark.FULL,
                        RunSeeds.of(1).benchmark()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{accuracy: count} | '' | the further objectives are parameters",
                "{flops: count} | '' | the further objectives are parameters",
                "{parameters: count} | 'limits: {parameters: 990}, ' | has a limit",
                "{parameters: cuont} | '' | Did you mean 'count'?",
                "{parameters: learned} | '' | is about other estimators",
                "[parameters] | '' | estimators by the objective",
            })
    void only_further_objectives_without_limits_are_predicted(String predicted, String more, String said) {
        assertThatThrownBy(() -> plan("[{name: guess, predicted: " + predicted + "}]", more))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("strategies[1]")
                .hasMessageContaining(said);
    }
}
