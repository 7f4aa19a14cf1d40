package org.nasgauge.engine.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasgauge.api.error.UserError;
import org.nasgauge.engine.fixture.SyntheticBenchmark;
import org.nasgauge.engine.fixture.SyntheticComponents;
import org.nasgauge.engine.manifest.RecipeDifference;
import org.nasgauge.engine.recipe.Recipe;
import org.nasgauge.engine.record.ResultFolder;
import org.nasgauge.engine.study.BenchmarkSource;
import org.nasgauge.engine.study.Plan;
import org.nasgauge.engine.study.Planner;

class ExtensionTest {
    private static final String RECIPE = """
            benchmark: synthetic
            budget: {evaluations: 8}
            seeds: 0..3
            strategies: [guess, {name: thrifty}, {name: curious, estimator: taste}]
            estimators: {architectures: 5, studies: [count]}
            """;
    private static final List<String> STRATEGIES = List.of(
            "{name: guess, label: LABEL}",
            "{name: guess, label: LABEL, settings: {skip: 3}}",
            "{name: guess, label: LABEL, wrappers: [{name: at-most, settings: {trials: 9}}]}",
            "{name: peek, label: LABEL}",
            "{name: thrifty, label: LABEL}",
            "{name: curious, label: LABEL, estimator: taste}");

    @TempDir
    private Path temporary;

    /** What a recipe says, to grow at random. */
    private static final class Growing {
        private final Random random;
        private final List<Integer> seeds = new ArrayList<>(List.of(0));
        private final Map<String, String> labels = new TreeMap<>();
        private final boolean bySeconds;
        private final int workers;
        private int budget;

        Growing(Random random) {
            this.random = random;
            this.bySeconds = random.nextBoolean();
            this.workers = 1 + random.nextInt(3);
            this.budget = 1 + random.nextInt(6);
            grow();
        }

        void grow() {
            for (int i = random.nextInt(4); i > 0; i--) {
                seeds.add(seeds.size());
            }
            if (random.nextInt(3) == 0) {
                Collections.shuffle(seeds, random);
            }
            for (int i = labels.isEmpty() ? 1 : random.nextInt(3); i > 0; i--) {
                labels.put(STRATEGIES.get(random.nextInt(STRATEGIES.size())), "label " + random.nextInt(1_000_000));
            }
            budget += random.nextInt(3) == 0 ? random.nextInt(8) : 0;
        }

        String recipe() {
            return "benchmark: synthetic\nseeds: " + seeds + "\nworkers: " + workers + "\nbudget: {"
                    + (bySeconds ? "seconds: " + 8 * budget : "evaluations: " + budget) + "}\nstrategies: ["
                    + labels.entrySet().stream()
                            .map(one -> one.getKey().replace("LABEL", one.getValue()))
                            .collect(Collectors.joining(", "))
                    + "]\nestimators: {architectures: 5, studies: [count]}\n";
        }
    }

    /** However often it is extended and killed on the way, the folder ends as if the last recipe had been run at once. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void an_extended_experiment_has_the_bytes_of_a_fresh_one(int seed) throws Exception {
        Random random = new Random(seed);
        for (int round = 0; round < 3; round++) {
            Path out = temporary.resolve("out" + round);
            Growing growing = new Growing(random);
            for (int step = 0; step < 3; step++) {
                String recipe = growing.recipe();
                for (int kills = random.nextInt(3); kills > 0; kills--) {
                    killed(recipe, out, random.nextInt(12));
                }
                run(recipe, out);
                Path fresh = temporary.resolve("fresh" + round + "-" + step);
                run(recipe, fresh);
                assertThat(compared(out)).as(recipe).isEqualTo(compared(fresh));
                growing.grow();
            }
        }
    }

    /** The steps of setting aside, one after the other: each state is put back by the old recipe, and gone on from by the new. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_kill_while_records_are_set_aside_loses_nothing(boolean goOn) throws Exception {
        String larger = RECIPE.replace("evaluations: 8", "evaluations: 11");
        run(RECIPE, temporary.resolve("old"));
        run(larger, temporary.resolve("new"));
        List<String> files = List.of("searches/guess.jsonl", "searches/thrifty.jsonl", "searches/curious.jsonl");
        for (int removed = 0; removed <= files.size(); removed++) {
            Path out = temporary.resolve("out" + removed);
            run(RECIPE, out);
            copy(out, temporary.resolve("aside" + removed));
            Files.move(temporary.resolve("aside" + removed), out.resolve("before"));
            for (String file : files.subList(0, removed)) {
                Files.delete(out.resolve(file));
            }
            run(goOn ? larger : RECIPE, out);
            assertThat(compared(out)).isEqualTo(compared(temporary.resolve(goOn ? "new" : "old")));
        }
    }

    @Test
    void only_what_is_new_runs() throws Exception {
        Path out = temporary.resolve("out");
        run(RECIPE, out);
        String more = RECIPE.replace("0..3", "0..5")
                .replace("strategies: [guess", "strategies: [{name: guess, label: other name}, peek");
        run(more, out);
        assertThat(runsOfTheLastSession(out))
                .isEqualTo(Map.of("other name", 2, "peek", 6, "thrifty", 2, "curious", 2, "count", 2));
        run(more.replace("0..5", "[5, 4, 3, 2, 1, 0, 6]"), out);
        assertThat(runsOfTheLastSession(out))
                .isEqualTo(Map.of("other name", 1, "peek", 1, "thrifty", 1, "curious", 1, "count", 1));
    }

    /** Until the larger runs stand, the smaller ones stand beside them. */
    @Test
    void what_is_being_extended_is_kept_until_the_end() throws Exception {
        Path out = temporary.resolve("out");
        run(RECIPE, out);
        Map<String, String> old = compared(out);
        String larger = RECIPE.replace("evaluations: 8", "evaluations: 20");
        killed(larger, out, 5);
        Map<String, String> kept = compared(out.resolve("before"));
        assertThat(old).containsAllEntriesOf(kept);
        assertThat(kept).containsKeys("manifest.json", "recipe.yaml", "searches/guess.jsonl");
        assertThat(ResultFolder.open(out).manifest().budget().orElseThrow().evaluations())
                .hasValue(20);
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> run(larger.replace("20", "30"), out))
                .withMessageContaining("it is being extended to another recipe")
                .withMessageContaining("Run its recipe.yaml to the end first");
        run(larger, out);
        assertThat(out.resolve("before")).doesNotExist();
    }

    @Test
    void a_strategy_that_looks_at_its_budget_in_secret_is_found_out() throws Exception {
        String secret = RECIPE.replace("{name: thrifty}", "{name: thrifty, settings: {honest: false}}");
        Path out = temporary.resolve("out");
        run(secret, out);
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> run(secret.replace("evaluations: 8", "evaluations: 9"), out))
                // The threads meet the seeds in any order.
                .withMessageMatching("(?s).*'thrifty' under seed \\d does not begin with what is recorded there.*")
                .withMessageContaining("Need.Access.BUDGET");
        assertThat(out.resolve("before/searches/thrifty.jsonl")).exists();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            evaluations: 8       | evaluations: 7         | results of a larger budget                        | − budget.evaluations: 8, + budget.evaluations: 7
            evaluations: 8       | seconds: 1000          | results of a larger budget                        | − budget.evaluations: 8, + budget.seconds: 1000.0
            0..3                 | 1..4                   | results under seeds that this recipe leaves out   | − seeds: 0..3, + seeds: 1..4
            "[guess, "           | "["                    | the study 'guess', which this recipe leaves out or sets otherwise | − strategies[guess].name: guess, − strategies[guess].label: guess, − strategies[guess].settings.skip: 0
            "[guess, "           | "[{name: guess, settings: {skip: 1}}, " | the study 'guess', which this recipe leaves out or sets otherwise | − strategies[guess].settings.skip: 0, + strategies[guess].settings.skip: 1
            "architectures: 5"   | "architectures: 6"     | results of another recipe, which differs in 'estimators.architectures' | − estimators.architectures: 5, + estimators.architectures: 6
            "seeds:"             | "validation-seed: mean\nseeds:" | results of another recipe, which differs in 'validation-seed' | − validation-seed: random, + validation-seed: mean
            "seeds:"             | "trials: all\nseeds:"  | results of another recipe, which differs in 'trials' | + trials: all
            "seeds:"             | "limits: {flops: 20000}\nseeds:"  | results of another recipe, which differs in 'limits.flops' | + limits.flops: 20000.0
            """)
    void what_is_no_extension_is_refused_with_the_difference(
            String part, String other, String reason, String difference) throws Exception {
        Path out = temporary.resolve("out");
        run(RECIPE, out);
        Map<String, String> before = compared(out);
        String changed = RECIPE.replace(part, other.replace("\\n", "\n"));
        assertThat(changed).isNotEqualTo(RECIPE);
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> run(changed, out))
                .withMessageStartingWith(out + ": the folder holds " + reason)
                .satisfies(refusal ->
                        assertThat(String.join(", ", refusal.details())).isEqualTo(difference));
        assertThat(compared(out)).isEqualTo(before);
    }

    /** Of two that are the same but for it. Whatever a report compares with has to be named before the runs are known. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', nullValues = "none", textBlock = """
            none    | guess   | 'baseline'
            guess   | none    | 'baseline'
            guess   | thrifty | 'baseline'
            thrifty | guess   | 'baseline'
            guess   | guess   | none
            none    | none    | none
            none    | late    | none
            guess   | late    | 'baseline'
            """)
    void the_baseline_stays_what_it_was(String before, String now, String differs) throws Exception {
        Path out = temporary.resolve("out");
        run(named(before, RECIPE), out);
        String grown =
                named(now, RECIPE.replace("[guess, ", "[guess, {name: guess, label: late, settings: {skip: 2}}, "));
        if (differs == null) {
            run(grown, out);
            assertThat(ResultFolder.open(out).manifest().baseline()).isEqualTo(Optional.ofNullable(now));
        } else {
            assertThatExceptionOfType(UserError.class)
                    .isThrownBy(() -> run(grown, out))
                    .withMessageContaining("results of another recipe, which differs in " + differs)
                    .satisfies(refusal -> assertThat(refusal.details())
                            .filteredOn(line -> line.contains("baseline"))
                            .isEqualTo(Stream.of(
                                            before == null ? "" : "− baseline: " + before,
                                            now == null ? "" : "+ baseline: " + now)
                                    .filter(line -> !line.isEmpty())
                                    .toList()));
        }
    }

    /** It is the same study, whatever it is called. */
    @Test
    void a_baseline_may_be_called_otherwise() throws Exception {
        Path out = temporary.resolve("out");
        run(named("guess", RECIPE), out);
        run(named("RS", RECIPE.replace("[guess, ", "[{name: guess, label: RS}, ")), out);
        assertThat(ResultFolder.open(out).manifest().baseline()).contains("RS");
    }

    private static String named(@Nullable String baseline, String recipe) {
        return baseline == null ? recipe : "baseline: " + baseline + "\n" + recipe;
    }

    @Test
    void a_study_with_another_prior_is_another_one() throws Exception {
        String believing = RECIPE.replace(
                "[guess, ", "[{name: guess, wrappers: [believing], prior: {choices: {d0: '3'}, confidence: 0.6}}, ");
        Path out = temporary.resolve("out");
        run(believing, out);
        Map<String, String> before = compared(out);
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> run(believing.replace("0.6", "0.7"), out))
                .withMessageContaining("the study 'guess + believing', which this recipe leaves out or sets otherwise");
        assertThat(compared(out)).isEqualTo(before);
    }

    @Test
    void a_long_difference_is_cut() {
        String many =
                IntStream.range(0, 40).mapToObj(i -> "k" + i + ": " + i + "\n").collect(Collectors.joining());
        assertThat(RecipeDifference.of("name: a\n", "name: a\n" + many).lines())
                .hasSize(12)
                .startsWith("+ k0: 0")
                .endsWith("… and 29 lines more");
    }

    /** Lines of the last session in the timings, by label. */
    private static Map<String, Integer> runsOfTheLastSession(Path out) throws IOException {
        Map<String, Integer> runs = new HashMap<>();
        List<String> lines = Files.readAllLines(out.resolve(ResultFolder.TIMINGS));
        for (String line : lines.subList(lines.size() - 5, lines.size())) {
            runs.put(
                    line.replaceAll(".*\"label\":\"([^\"]*)\".*", "$1"),
                    Integer.valueOf(line.replaceAll(".*\"runs\":([0-9]+),\"cpu.*", "$1")));
        }
        return runs;
    }

    private void run(String recipe, Path out) throws InterruptedException {
        new Experiment(plan(recipe), 2, ProgressListener.silent()).run(out);
    }

    /** Stops after so many runs, or at the end. */
    private static void killed(String recipe, Path out, int after) throws InterruptedException {
        long[] heard = {0};
        ProgressListener killing = progress -> {
            if (heard[0]++ == after) {
                throw new IllegalStateException("killed");
            }
        };
        try {
            new Experiment(plan(recipe), 2, killing).run(out);
        } catch (IllegalStateException killed) {
            assertThat(killed).hasMessage("killed");
        }
    }

    private static Plan plan(String recipe) {
        BenchmarkSource source = asked -> new BenchmarkSource.Opened(SyntheticBenchmark.able(), "content");
        return new Planner(SyntheticComponents.all(), source).plan(Recipe.parse("a.yaml", recipe));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    /** All that is compared: not the environment, the timings and the lock. */
    private static Map<String, String> compared(Path out) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        UnaryOperator<String> name = file -> file.replace('\\', '/');
        try (Stream<Path> files = Files.walk(out)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String relative = name.apply(out.relativize(file).toString());
                if (!relative.startsWith(".")
                        && !relative.equals("environment.json")
                        && !relative.equals("timings.jsonl")) {
                    contents.put(relative, Files.readString(file));
                }
            }
        }
        return contents;
    }
}
