package org.nasgauge.engine.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasgauge.api.error.UserError;
import org.nasgauge.engine.fixture.SyntheticBenchmark;
import org.nasgauge.engine.fixture.SyntheticComponents;
import org.nasgauge.engine.manifest.ManifestForm;
import org.nasgauge.engine.manifest.StudyFacts;
import org.nasgauge.engine.recipe.Recipe;

class PlannerTest {
    private static final String RECIPE = """
            name: demo
            benchmark: synthetic
            budget: {evaluations: 12, seconds: 2.5e1}
            seeds: 0..9
            strategies:
              - guess
              - {name: guess, label: "Guess: again", settings: {skip: 3}}
              - {name: guess, label: guess-again}
              - peek
            estimators:
              architectures: 20
              studies: [count, taste]
            """;

    @Test
    void the_normal_form_writes_all_defaults_out() {
        assertThat(plan(RECIPE).recipe()).isEqualTo("""
                        name: demo
                        benchmark: synthetic
                        objective: accuracy
                        validation-seed: random
                        test-seed: mean
                        seeds: 0..9
                        budget:
                          evaluations: 12
                          seconds: 25.0
                        strategies:
                          - name: guess
                            label: guess
                            settings:
                              skip: 0
                          - name: guess
                            label: "Guess: again"
                            settings:
                              skip: 3
                          - name: guess
                            label: guess-again
                            settings:
                              skip: 0
                          - name: peek
                            label: peek
                            settings:
                              skip: 0
                        estimators:
                          architectures: 20
                          studies:
                            - name: count
                              label: count
                              settings: {}
                            - name: taste
                              label: taste
                              settings:
                                epochs: 2
                        """);
    }

    /** Where a recipe names none, it is the first random search; there is none here. */
    @Test
    void a_baseline_is_written_out_and_is_no_part_of_any_study() {
        Plan named = plan("baseline: guess-again\n" + RECIPE);
        assertThat(named.recipe()).contains("\nbaseline: guess-again\nstrategies:\n");
        assertThat(named.manifest().baselineStudy().orElseThrow().label()).isEqualTo("guess-again");
        assertThat(plan(named.recipe()).manifest()).isEqualTo(named.manifest());
        assertThat(named.manifest().searches())
                .isEqualTo(plan(RECIPE).manifest().searches());
        assertThat(plan(RECIPE).manifest().baseline()).isEmpty();
    }

    @Test
    void what_is_shown_the_truth_is_no_baseline() {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> plan("baseline: peek\n" + RECIPE))
                .withMessageContaining("(baseline): 'peek' is shown the best architecture");
    }

    @Test
    void the_normal_form_is_a_recipe_for_the_same_plan() {
        Plan plan = plan(RECIPE);
        Plan again = plan(plan.recipe());
        assertThat(again.recipe()).isEqualTo(plan.recipe());
        assertThat(again.manifest()).isEqualTo(plan.manifest());
    }

    @Test
    void names_that_yaml_would_take_for_something_else_survive_the_normal_form() {
        String recipe = RECIPE.replace("name: demo", "name: \"no\"")
                .replace("seeds: 0..9", "seeds: [3, 1, 4]")
                .replace("label: guess-again", "label: \"1e3 \\\"x\\\" # \\u00fc\"");
        Plan plan = plan(recipe);
        assertThat(plan.manifest().name()).isEqualTo("no");
        assertThat(plan(plan.recipe()).manifest()).isEqualTo(plan.manifest());
    }

    @Test
    void the_id_of_a_study_depends_on_all_but_seeds_and_labels() {
        StudyFacts plain = first(RECIPE);
        assertThat(plain.id()).matches("[0-9a-f]{16}");
        assertThat(first(RECIPE.replace("seeds: 0..9", "seeds: [5]")).id()).isEqualTo(plain.id());
        assertThat(first(RECIPE.replace("name: demo", "name: other")).id()).isEqualTo(plain.id());
        assertThat(plan(RECIPE).searches().get(2).facts().id()).isEqualTo(plain.id());
        assertThat(plan(RECIPE).searches().get(1).facts().id()).isNotEqualTo(plain.id());
        assertThat(first(RECIPE.replace("evaluations: 12", "evaluations: 13")).id())
                .isNotEqualTo(plain.id());
        assertThat(first(RECIPE.replace("seeds: 0..9", "seeds: 0..9\nvalidation-seed: 1"))
                        .id())
                .isNotEqualTo(plain.id());
    }

    @Test
    void files_are_named_after_labels_without_clashes() {
        assertThat(plan(RECIPE).manifest().searches())
                .extracting(StudyFacts::file)
                .containsExactly(
                        "searches/guess.jsonl",
                        "searches/guess-again.jsonl",
                        "searches/guess-again-2.jsonl",
                        "searches/peek.jsonl");
    }

    @Test
    void only_baselines_that_require_the_truth_are_shown_it() {
        Plan plan = plan(RECIPE);
        assertThat(plan.searches().get(0).strategy().problem().optimum()).isEmpty();
        assertThat(plan.searches().get(3).strategy().problem().optimum())
                .contains(SyntheticBenchmark.able().space().at(0));
        assertThat(plan.manifest().searches())
                .extracting(StudyFacts::seesTruth)
                .containsExactly(false, false, false, true);
    }

    @Test
    void the_manifest_carries_what_a_report_needs() {
        assertThat(plan(RECIPE).manifest().benchmark().optimum()).isEqualTo(OptionalDouble.of(100));
        assertThat(plan(RECIPE).manifest().sample()).isEqualTo(Optional.of(20));
        assertThat(plan(RECIPE).manifest().version()).matches("[0-9]+\\.[0-9]+\\.[0-9]+.*");
        assertThat(plan(RECIPE).manifest().searches().get(1).settings()).isEqualTo(Map.of("skip", 3));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    - peek                    | - peak                          | (strategies[4]): unknown strategy 'peak'. Did you mean 'peek'?
                    - peek                    | - look                          | (strategies[4]): 'look' is called 'peek' now. Write the new name
                    [count, taste]            | [count, tast]                   | (estimators.studies[2]): unknown estimator 'tast'. Did you mean 'taste'?
                    "skip: 3"                 | "skop: 3"                       | (strategies[2]): unknown setting of guess 'skop'. Did you mean 'skip'?
                    "skip: 3"                 | "skip: 30"                      | (strategies[2]): '30' is not allowed for skip; expected a whole number from 0 to 9
                    "skip: 3"                 | "skip: 9"                       | (strategies[2]): skip is 9, which is one too many
                    seconds: 2.5e1            | seconds: 1.5                    | (budget.seconds): 1.5 seconds do not pay for one evaluation on 'synthetic', of which the cheapest takes 2.0
                    architectures: 20         | architectures: 61               | (estimators.architectures): 61 are asked for, and 'synthetic' has 60 distinct networks
                    [count, taste]            | "[{name: taste, settings: {epochs: 5}}]" | 'taste' needs 5 epochs, and 'synthetic' trains for 4
                    """)
    void faults_are_found_before_anything_runs(String part, String replacement, String expected) {
        assertThat(RECIPE).contains(part);
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> plan(RECIPE.replace(part, replacement)))
                .withMessageStartingWith("a.yaml")
                .withMessageContaining(expected);
    }

    @Test
    void a_benchmark_that_cannot_do_what_is_required_is_refused_naming_both() {
        Planner planner = planner(SyntheticBenchmark.unable());
        String searchOnly = RECIPE.substring(0, RECIPE.indexOf("estimators:"));
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> planner.plan(Recipe.parse("a.yaml", searchOnly)))
                .withMessage("a.yaml, line 9 (strategies[4]): 'peek' requires of its benchmark that it knows the best"
                        + " architecture on test: for baselines that see the truth, and 'synthetic' does not."
                        + " Choose another benchmark, or leave 'peek' out.");
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> planner.plan(
                        Recipe.parse("a.yaml", "{benchmark: synthetic, seeds: 0..1, estimators: {studies: [count]}}")))
                .withMessageContaining("'synthetic' does not know");
    }

    @Test
    void a_recipe_of_which_nothing_is_left_is_refused() {
        Recipe searches = Recipe.parse("a.yaml", RECIPE.substring(0, RECIPE.indexOf("estimators:")));
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> planner(SyntheticBenchmark.able()).plan(searches.withoutStrategies()))
                .withMessageContaining("nothing to run");
    }

    private static final String RULES = """
            benchmark: synthetic
            budget: {seconds: 100}
            workers: 4
            scheduling: synchronous
            at-budget-end: overshoot
            checkpoints: true
            seeds: 0..9
            strategies:
              - {name: guess, wrappers: [at-most, {name: at-most, settings: {trials: 3}}]}
              - {name: curious, estimator: {name: taste, settings: {epochs: 1}}}
            """;

    @Test
    void the_rules_beside_the_budget_and_what_goes_with_a_strategy_survive_the_normal_form() {
        Planner planner = planner(SyntheticBenchmark.resumable());
        Plan plan = planner.plan(Recipe.parse("a.yaml", RULES));
        assertThat(plan.recipe()).contains("""
                        budget:
                          seconds: 100.0
                        workers: 4
                        scheduling: synchronous
                        at-budget-end: overshoot
                        checkpoints: true
                        strategies:
                          - name: guess
                            label: "guess + at-most + at-most"
                            settings:
                              skip: 0
                            wrappers:
                              - name: at-most
                                settings:
                                  trials: 5
                              - name: at-most
                                settings:
                                  trials: 3
                          - name: curious
                            label: curious
                            settings:
                              skip: 0
                            estimator:
                              name: taste
                              settings:
                                epochs: 1
                        """);
        Plan again = planner.plan(Recipe.parse("b.yaml", plan.recipe()));
        assertThat(again.recipe()).isEqualTo(plan.recipe());
        assertThat(again.manifest()).isEqualTo(plan.manifest());
        assertThat(ManifestForm.read(ManifestForm.write(plan.manifest()))).isEqualTo(plan.manifest());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "workers: 4",
                "scheduling: synchronous",
                "at-budget-end: overshoot",
                "checkpoints: true",
                "at-most, {name: at-most, settings: {trials: 3}}",
                "trials: 3"
            })
    void the_id_of_a_study_depends_on_every_rule_and_wrapper(String part) {
        Planner planner = planner(SyntheticBenchmark.resumable());
        String whole = planner.plan(Recipe.parse("a.yaml", RULES))
                .searches()
                .get(0)
                .facts()
                .id();
        String without = RULES.replace(part, "");
        assertThat(without).isNotEqualTo(RULES);
        assertThat(planner.plan(Recipe.parse("a.yaml", without))
                        .searches()
                        .get(0)
                        .facts()
                        .id())
                .isNotEqualTo(whole);
    }

    @Test
    void rules_that_are_written_out_as_they_are_by_default_change_no_id() {
        String plain = "{benchmark: synthetic, budget: {seconds: 100}, seeds: 0..9, strategies: [guess]}";
        String explicit = plain.replace(
                "seeds:",
                "workers: 1, scheduling: synchronous, at-budget-end: stop-before, checkpoints: false, seeds:");
        assertThat(first(explicit)).isEqualTo(first(plain));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    "checkpoints: false" | "checkpoints: true"   | a.yaml (checkpoints): the recipe requires of its benchmark that it continues a training from an earlier fidelity, and 'synthetic' does not. Leave 'checkpoints' out
                    "name: guess, wrap"  | "name: curious, wrap" | 'curious' queries an estimator, and the recipe names none for it. Add one
                    "name: curious, est" | "name: guess, est"    | 'guess' does not query any estimator, and the recipe names one for it. Leave 'estimator' out
                    "[at-most,"          | "[at-least,"          | (strategies[1].wrappers[1]): unknown wrapper 'at-least'
                    "trials: 3"          | "trials: 0"           | (strategies[1].wrappers[2]): '0' is not allowed for trials
                    "name: taste"        | "name: tasty"         | (strategies[2].estimator): unknown estimator 'tasty'. Did you mean 'taste'?
                    "epochs: 1"          | "epochs: 5"           | 'taste' needs 5 epochs, and 'synthetic' trains for 4
                    synchronous          | sometimes             | (scheduling): unknown scheduling 'sometimes'
                    "workers: 4"         | "workers: 0"          | (workers): expected a number of workers from 1 to 10000, found '0'
                    """)
    void faults_in_rules_and_parts_are_found_before_anything_runs(String part, String other, String expected) {
        String recipe = RULES.replace("checkpoints: true", "checkpoints: false");
        assertThat(recipe).contains(part);
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> plan(recipe.replace(part, other)))
                .withMessageStartingWith("a.yaml")
                .withMessageContaining(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    climb | instead           | 'climb' trains the best of its own proposals further, and 'instead' around it would have others evaluated in their place. Choose a strategy
                    guess | again, instead    | 'again' comes back to its own proposals, and 'instead' around it would have others evaluated in their place. List 'again' after 'instead'
                    guess | stepwise, instead | List 'stepwise' after 'instead', so that it goes around it
                    guess | watching, again   | 'watching' watches its trainings while they go on, and 'again' around it would answer in their place. List 'watching' after 'again'
                    guess | watching          | 'watching' requires of its benchmark that it tells of a training while it goes on, and 'synthetic' does not
                    climb | again, stepwise   | 'climb' decides how long each architecture is trained, and 'stepwise' around it would too. Leave one of them out
                    """)
    void wrappers_that_would_break_what_they_go_around_are_refused(String strategy, String wrappers, String expected) {
        String recipe = "{benchmark: synthetic, budget: {seconds: 100}, seeds: 0..9, strategies: [{name: " + strategy
                + ", wrappers: [" + wrappers + "]}]}";
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> plan(recipe))
                .withMessageStartingWith("a.yaml")
                .withMessageContaining(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"instead, again", "instead, stepwise", "again, stepwise, at-most", "instead, instead"})
    void wrappers_that_leave_each_other_what_they_are_are_planned(String wrappers) {
        assertThat(first(
                                "{benchmark: synthetic, budget: {seconds: 100}, seeds: 0..9, strategies: [{name: guess, wrappers: ["
                                        + wrappers + "]}]}")
                        .wrappers())
                .hasSize(wrappers.split(",").length);
    }

    @Test
    void a_wrapper_may_query_the_estimator_of_the_strategy() {
        String recipe = "{benchmark: synthetic, budget: {seconds: 100}, seeds: 0..9, strategies:"
                + " [{name: guess, wrappers: [asking], estimator: count}]}";
        assertThat(plan(recipe).searches().get(0).estimator()).isPresent();
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> plan(recipe.replace(", estimator: count", "")))
                .withMessageContaining("'asking' queries an estimator, and the recipe names none for it. Add one");
    }

    @Test
    void the_best_that_is_shown_keeps_the_limits() {
        String recipe =
                "{benchmark: synthetic, budget: {seconds: 100}, seeds: 0..9, limits: {parameters: 951}, strategies: [peek]}";
        assertThat(plan(recipe).searches().get(0).strategy().problem().optimum())
                .contains(SyntheticBenchmark.able().space().at(50));
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> plan(recipe.replace("951", "1")))
                .withMessageContaining(
                        "'peek' is shown the best architecture, and of 'synthetic' none is known that keeps the limits");
    }

    private static StudyFacts first(String recipe) {
        return plan(recipe).manifest().searches().get(0);
    }

    private static Plan plan(String recipe) {
        return planner(SyntheticBenchmark.able()).plan(Recipe.parse("a.yaml", recipe));
    }

    private static Planner planner(SyntheticBenchmark benchmark) {
        return new Planner(
                SyntheticComponents.all(), recipe -> new BenchmarkSource.Opened(benchmark, "0123456789abcdef"));
    }
}
