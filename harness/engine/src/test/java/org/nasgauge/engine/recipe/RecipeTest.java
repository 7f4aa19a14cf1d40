package org.nasgauge.engine.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.SeedPolicy;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.engine.manifest.Rated;
import org.nasgauge.engine.manifest.Seeds;
import org.nasgauge.testkit.FormContract;

class RecipeTest {
    private static final String WHOLE = """
            name: demo
            benchmark: tables/mine
            objective: loss
            validation-seed: 2
            test-seed: mean>=3
            budget: {evaluations: 150, seconds: 2.5e4}
            seeds: 0..99
            strategies:
              - random-search
              - name: regularized-evolution
                label: RE(10,3)
                settings: {population: 10, rate: 0.5, replacement: true, kind: aging}
            estimators:
              architectures: 200
              studies: [parameters, {name: sotl, settings: {epochs: 3}}]
            """;

    @Test
    void every_key_is_read() {
        assertThat(Recipe.parse("a.yaml", WHOLE))
                .isEqualTo(new Recipe(
                        "a.yaml",
                        "demo",
                        new BenchmarkChoice.Table("a.yaml, line 2 (benchmark)", "tables/mine"),
                        Metric.LOSS,
                        SeedPolicy.one(2),
                        new SeedPolicy.Mean(3),
                        new Seeds.Range(0, 99),
                        Optional.of(new Constraint(OptionalInt.of(150), OptionalDouble.of(25_000))),
                        List.of(
                                new Choice(
                                        "a.yaml, line 9 (strategies[1])", "random-search", "random-search", Map.of()),
                                new Choice(
                                        "a.yaml, line 10 (strategies[2])",
                                        "regularized-evolution",
                                        "RE(10,3)",
                                        Map.of("population", 10, "rate", 0.5, "replacement", true, "kind", "aging"))),
                        Optional.of(200),
                        List.of(
                                new Choice(
                                        "a.yaml, line 15 (estimators.studies[1])",
                                        "parameters",
                                        "parameters",
                                        Map.of()),
                                new Choice(
                                        "a.yaml, line 15 (estimators.studies[2])",
                                        "sotl",
                                        "sotl",
                                        Map.of("epochs", 3)))));
    }

    @Test
    void several_objectives_and_limits_are_read() {
        Recipe recipe = Recipe.parse("a.yaml", """
                benchmark: b
                objectives: [loss, parameters]
                limits: {flops: 2.5e6}
                reference-point: {loss: 3, parameters: 100}
                budget: {evaluations: 1}
                seeds: 0..1
                strategies: [random-search]
                """);
        assertThat(recipe.objective()).isEqualTo(Metric.LOSS);
        assertThat(recipe.further())
                .isEqualTo(new FurtherObjectives(
                        "a.yaml",
                        List.of("parameters"),
                        new TreeMap<>(Map.of("flops", 2.5e6)),
                        new TreeMap<>(Map.of("loss", 3.0, "parameters", 100.0))));
        assertThatThrownBy(() -> Recipe.parse(
                        "a.yaml",
                        "{benchmark: b, objective: loss, objectives: [loss], seeds: 0..1, estimators: {studies: [a]}}"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("both 'objective' and 'objectives'");
        assertThatThrownBy(() -> Recipe.parse(
                        "a.yaml", "{benchmark: b, limits: {flops: .inf}, seeds: 0..1, estimators: {studies: [a]}}"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("not finite");
        assertThat(Recipe.parse(
                                "a.yaml",
                                "{benchmark: b, objectives: [accuracy, c], limits: {c: -5}, reference-point: {accuracy: 0, c:"
                                        + " -1e-3}, seeds: 0..1, estimators: {studies: [a]}}")
                        .further())
                .isEqualTo(new FurtherObjectives(
                        "a.yaml",
                        List.of("c"),
                        new TreeMap<>(Map.of("c", -5.0)),
                        new TreeMap<>(Map.of("accuracy", 0.0, "c", -1e-3))));
    }

    @Test
    void what_is_left_out_has_a_default() {
        Recipe recipe = Recipe.parse("a.yaml", "{benchmark: b, seeds: [3, 1, 4], estimators: {studies: [flops]}}");
        assertThat(recipe.name()).isEqualTo("experiment");
        assertThat(recipe.objective()).isEqualTo(Metric.ACCURACY);
        assertThat(recipe.validation()).isEqualTo(SeedPolicy.random());
        assertThat(recipe.test()).isEqualTo(SeedPolicy.mean());
        assertThat(recipe.seeds()).isEqualTo(new Seeds.Listed(List.of(3L, 1L, 4L)));
        assertThat(recipe.budget()).isEmpty();
        assertThat(recipe.rated()).isEqualTo(Rated.networks(Optional.empty()));
    }

    @Test
    void the_baseline_is_the_study_that_is_named_or_the_first_random_search() {
        assertThat(Recipe.parse("a.yaml", WHOLE).baseline()).contains("random-search");
        assertThat(Recipe.parse("a.yaml", WHOLE.replace("- random-search", "- {name: random-search, label: RS}"))
                        .baseline())
                .contains("RS");
        assertThat(Recipe.parse("a.yaml", "baseline: RE(10,3)\n" + WHOLE).baseline())
                .contains("RE(10,3)");
        assertThat(Recipe.parse("a.yaml", WHOLE.replace("- random-search", "- local-search"))
                        .baseline())
                .isEmpty();
        assertThat(Recipe.parse("a.yaml", WHOLE).withoutStrategies().baseline()).isEmpty();
    }

    /** One line of the whole recipe is replaced; each fault names its line, what is wrong, and the mend. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    6  | budget: {evaluations: -5}      | line 6 (budget.evaluations): expected a whole number of evaluations from 1, found '-5'
                    6  | budget: {evaluations: 1.5}     | line 6 (budget.evaluations): expected a whole number of evaluations from 1, found '1.5'
                    6  | budget: {seconds: 0}           | line 6 (budget.seconds): expected a positive number of simulated seconds, found '0'
                    6  | budget: {seconds: .inf}        | line 6 (budget.seconds): expected a positive number of simulated seconds, found '.inf', which is not finite
                    6  | budget: {}                     | line 6 (budget): the budget is empty
                    6  | budget: 150                    | line 6 (budget): expected a mapping with the keys evaluations, seconds, found '150'
                    6  | budget: {evaluation: 150}      | line 6 (budget.evaluation): unknown key 'evaluation'. Did you mean 'evaluations'?
                    6  | ""                             | line 1: 'budget' is missing in the recipe. Add 'budget': evaluations, seconds, or both
                    7  | seeds: []                      | line 7 (seeds): no seeds. Expected a range of seeds as 0..99
                    7  | seeds: 9..3                    | line 7 (seeds): 9..3 is no range of seeds
                    7  | seeds: [1, 2, 1]               | line 7 (seeds): seed 1 stands twice
                    7  | seeds: [1, two]                | line 7 (seeds[2]): expected a whole number from 0, found 'two'
                    7  | seeds: -3                      | line 7 (seeds): seed -3 is negative
                    7  | seeds: some                    | line 7 (seeds): 'some' is no list of seeds
                    7  | ""                             | line 1: 'seeds' is missing
                    2  | ""                             | line 1: 'benchmark' is missing
                    2  | benchmark:                     | line 2 (benchmark): expected the name of a table, the path of its folder, or live training as {live: DATA, space: SPACE}, found nothing
                    3  | objective: acuracy             | line 3 (objective): unknown objective 'acuracy'. Did you mean 'accuracy'?
                    4  | validation-seed: often         | line 4 (validation-seed): 'often' is no seed policy
                    5  | test-seed: random              | line 5 (test-seed): expected mean, mean>=3, or the number of a training, found 'random'
                    5  | baseline: random-serch         | line 5 (baseline): unknown strategy 'random-serch'. Did you mean 'random-search'? Known: RE(10,3), random-search
                    5  | baseline: regularized-evolution | line 5 (baseline): unknown strategy 'regularized-evolution'. Known: RE(10,3), random-search
                    5  | baseline: flops                | line 5 (baseline): unknown strategy 'flops'
                    5  | baseline:                      | line 5 (baseline): expected the label of a strategy, found nothing
                    5  | budgets: {evaluations: 1}      | line 5 (budgets): unknown key 'budgets'. Did you mean 'budget'?
                    5  | name: again                    | line 5 (name): 'name' stands here for the second time, first on line 1
                    9  | "  - regularized-evolution\\n  - regularized-evolution" | line 10 (strategies[2]): the label 'regularized-evolution' is taken already, at a.yaml, line 9
                    9  | "  - label: RE"                | line 9 (strategies[1]): 'name' is missing
                    9  | "  - [a, b]"                   | line 9 (strategies[1]): expected a mapping with the keys name, label, settings, wrappers, estimator, prior, predicted, found a list
                    12 | "    settings: {population: [1]}" | line 12 (strategies[2].settings.population): expected one value for the setting, found a list
                    12 | "    setings: {}"              | line 12 (strategies[2].setings): unknown key 'setings'. Did you mean 'settings'?
                    14 | "  architectures: 1"           | line 14 (estimators.architectures): expected a number of architectures from 2, or all, found '1'
                    15 | ""                             | line 14 (estimators): 'studies' is missing
                    1  | "name: ../../etc"              | line 1 (name): expected a name of letters, digits, dots, hyphens and underscores
                    1  | "name: [a"                     | no valid YAML
                    1  | "name: *there"                 | line 1 (name): aliases are not understood
                    """)
    void faults_are_named_with_their_line(int line, String replacement, String expected) {
        List<String> lines = new ArrayList<>(WHOLE.lines().toList());
        lines.set(line - 1, replacement.replace("\\n", "\n"));
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> Recipe.parse("a.yaml", String.join("\n", lines)))
                .withMessageStartingWith("a.yaml")
                .withMessageContaining(expected);
    }

    @Test
    void aliases_cannot_blow_up_memory() {
        String bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n";
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> Recipe.parse("a.yaml", bomb))
                .withMessageContaining("line 2 (b[1]): aliases are not understood");
    }

    @Test
    void depth_is_limited() {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> Recipe.parse("a.yaml", "name: " + "[".repeat(100_000)))
                .withMessageStartingWith("a.yaml, line 1");
    }

    @Test
    void a_text_without_anything_to_run_is_refused() {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> Recipe.parse("a.yaml", "{benchmark: b, seeds: 0..9, strategies: []}"))
                .withMessageContaining("nothing to run");
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> Recipe.parse("a.yaml", "# nothing\n"))
                .withMessageContaining("empty");
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> Recipe.parse("a.yaml", "a: 1\n---\nb: 2\n"))
                .withMessageContaining("line 3: a second document begins here");
    }

    @Test
    void a_program_is_looked_for_beside_its_recipe(@TempDir Path folder) throws IOException {
        Path script = Files.writeString(
                Files.createDirectory(folder.resolve("python")).resolve("mine.py"), "");
        Path recipe = Files.writeString(folder.resolve("r.yaml"), """
                benchmark: b
                budget: {evaluations: 1}
                seeds: 0..1
                strategies: [{external: {command: [python3, python/mine.py, elsewhere.py, "10"]}}]
                """);
        Choice external = Recipe.read(recipe).strategies().get(0);
        assertThat(external.settings())
                .containsEntry("command", "[\"python3\",\"" + script + "\",\"elsewhere.py\",\"10\"]");
        assertThat(external.label()).isEqualTo("mine.py");
    }

    @Test
    void the_estimators_alone_need_no_budget() {
        Recipe estimators = Recipe.parse("a.yaml", WHOLE).withoutStrategies();
        assertThat(estimators.strategies()).isEmpty();
        assertThat(estimators.budget()).isEmpty();
        assertThat(estimators.estimators()).hasSize(2);
    }

    @Test
    void a_file_that_is_missing_too_long_or_not_text_is_named(@TempDir Path folder) throws IOException {
        Path absent = folder.resolve("absent.yaml");
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> Recipe.read(absent))
                .withMessage(absent + ": there is no such file. Name a recipe in YAML.");
        Path binary = Files.write(folder.resolve("binary.yaml"), new byte[] {'a', ':', (byte) 0xff, (byte) 0xfe});
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> Recipe.read(binary))
                .withMessageContaining("not UTF-8");
        Path huge = Files.write(folder.resolve("huge.yaml"), new byte[(1 << 20) + 1]);
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> Recipe.read(huge))
                .withMessageContaining("too many");
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> Recipe.read(folder))
                .withMessageStartingWith(folder.toString());
    }

    @Nested
    class AsForm extends FormContract {
        @Override
        protected String whole() {
            return WHOLE;
        }

        @Override
        protected String neededKey() {
            return "benchmark";
        }

        @Override
        protected Object read(Path file) {
            return Recipe.read(file);
        }
    }
}
