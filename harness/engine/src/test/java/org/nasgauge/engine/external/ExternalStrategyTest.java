package org.nasgauge.engine.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasgauge.api.error.UserError;
import org.nasgauge.engine.experiment.Experiment;
import org.nasgauge.engine.experiment.ProgressListener;
import org.nasgauge.engine.fixture.Python;
import org.nasgauge.engine.fixture.SyntheticBenchmark;
import org.nasgauge.engine.manifest.Manifest;
import org.nasgauge.engine.manifest.ManifestForm;
import org.nasgauge.engine.manifest.StudyFacts;
import org.nasgauge.engine.recipe.Recipe;
import org.nasgauge.engine.record.SearchRecord;
import org.nasgauge.engine.record.SearchRecord.End;
import org.nasgauge.engine.run.StudyRuns;
import org.nasgauge.engine.study.BenchmarkSource;
import org.nasgauge.engine.study.Components;
import org.nasgauge.engine.study.Plan;
import org.nasgauge.engine.study.Planner;
import org.nasgauge.search.RandomSearch;
import org.nasgauge.search.evolution.RegularizedEvolution;

/** Speaks with real programs, in Python, where that is installed. */
class ExternalStrategyTest {
    private static final Path CLIENT = Path.of("..", "..", "samples", "python");

    @TempDir
    private Path temporary;

    /** The protocol, as clients of version 1 rely on it. */
    @Test
    void the_conversation_is_the_one_that_the_protocol_describes() throws IOException {
        Path heard = temporary.resolve("heard.txt");
        Path program = program("""
                import sys
                answers = iter(['{"type": "ready", "protocol": 1}',
                                '{"type": "trial", "architecture": [0, 2, 2], "fidelity": "2/4"}',
                                '{"type": "trial", "architecture": [0, 2, 1]}',
                                '{"type": "end"}'])
                with open(sys.argv[1], 'w') as heard:
                    for line in sys.stdin:
                        heard.write(line)
                        heard.flush()
                        if '"tell"' not in line and '"end"' not in line:
                            print(next(answers), flush=True)
                """);
        SearchRecord record = run(program + ", " + heard, 5);
        assertThat(record.end()).isEqualTo(End.STRATEGY);
        assertThat(record.evaluations()).isEqualTo(2);
        List<String> lines = Files.readAllLines(heard);
        assertThat(lines.get(0))
                .matches("\\{\"type\":\"hello\",\"protocol\":1,\"seed\":[0-9]+,\"space\":\\{\"name\":\"[^\"]+\","
                        + "\"decisions\":\\[(\\{\"name\":\"[^\"]+\",\"choices\":\\[[^]]*]},?){3}]},"
                        + "\"fidelities\":\\[\"2/4\",\"4\"],\"objectives\":\\[\"accuracy\"],"
                        + "\"constraint\":\\{\"evaluations\":20,\"workers\":1,\"scheduling\":\"asynchronous\","
                        + "\"at-budget-end\":\"stop-before\",\"checkpoints\":false}}");
        assertThat(lines.subList(1, lines.size()))
                .containsExactly(
                        "{\"type\":\"ask\"}",
                        "{\"type\":\"tell\",\"architecture\":[0,2,2],\"fidelity\":\"2/4\",\"score\":82.0,"
                                + "\"violation\":0.0,\"seconds\":4.0}",
                        "{\"type\":\"ask\"}",
                        "{\"type\":\"tell\",\"architecture\":[0,2,1],\"fidelity\":\"4\","
                                + "\"failed\":\"did not train\",\"seconds\":1.0}",
                        "{\"type\":\"ask\"}",
                        "{\"type\":\"end\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    sys.exit(0)                           | ended with exit code 0
                    import os; os.close(1)                | closed its standard output, and lives
                    while True: sys.stdout.write('x' * 65536) | wrote a line of more than 1048576 bytes
                    sys.exit('out of ideas')              | ended with exit code 1; its last words: out of ideas
                    print('what?', flush=True)            | answered 'what?': no JSON
                    print('[1, 2]', flush=True)           | answered '[1, 2]': no object with a 'type'
                    print('{\\"type\\": \\"x\\"}', flush=True)     | expected trial, query, wait, end, sample or mutate
                    print('{\\"type\\": \\"trial\\"}', flush=True) | 'architecture' is no array
                    print('{\\"type\\": \\"trial\\", \\"architecture\\": [0.5]}', flush=True) | something that is no whole number
                    print('{\\"type\\": \\"mutate\\", \\"architecture\\": [9, 9, 9]}', flush=True) | answered '{"type": "mutate"
                    pass                                  | did not answer within 0.5 s
                    """)
    void a_program_that_breaks_the_protocol_ends_its_run_with_a_clear_fault(String answer, String expected)
            throws IOException {
        Path program = program("""
                import sys
                sys.stdin.readline()
                print('{"type": "ready", "protocol": 1}', flush=True)
                sys.stdin.readline()
                ANSWER
                sys.stdin.read()
                """.replace("ANSWER", answer));
        boolean isWaitedFor = answer.equals("pass") || answer.contains("close");
        SearchRecord record = run(program.toString(), isWaitedFor ? 0.5 : 60);
        assertThat(record.end()).isEqualTo(End.FAULT);
        assertThat(record.evaluations()).isZero();
        assertThat(record.fault().orElseThrow())
                .startsWith("ask: the program '" + Python.interpreter() + " " + program)
                .contains(expected);
    }

    @Test
    void standard_error_is_read_however_much_comes() throws IOException {
        Path program = program("""
                import sys
                sys.stdin.readline()
                print('{"type": "ready", "protocol": 1}', flush=True)
                for line in range(5_000):
                    print('a line of the program itself ' * 20, file=sys.stderr)
                sys.stderr.write('and one without an end ' * 50_000)
                sys.stderr.flush()
                print('{"type": "end"}', flush=True)
                sys.stdin.read()
                """);
        assertThat(run(program.toString(), 60).end()).isEqualTo(End.STRATEGY);
    }

    @Test
    void a_study_is_known_by_the_content_of_the_files_that_its_command_names() throws IOException {
        Path program = Files.copy(CLIENT.resolve("random_search.py"), temporary.resolve("mine.py"));
        Files.copy(CLIENT.resolve("nasgauge.py"), temporary.resolve("nasgauge.py"));
        Path empty = Files.createFile(temporary.resolve("empty.txt"));
        String recipe = recipe("external: {command: [python3, " + program + ", " + empty + ", " + temporary + ", x]}");
        StudyFacts before = plan(recipe).manifest().searches().get(0);
        assertThat(before.label()).isEqualTo("mine.py");
        assertThat(before.files()).containsOnlyKeys(program.toString(), empty.toString());
        assertThat(before.files()) // sha256sum < /dev/null
                .containsEntry(empty.toString(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(plan(recipe).manifest().searches().get(0)).isEqualTo(before);
        Files.writeString(program, "# changed\n", StandardOpenOption.APPEND);
        Manifest after = plan(recipe).manifest();
        assertThat(after.searches().get(0).id()).isNotEqualTo(before.id());
        assertThat(ManifestForm.read(ManifestForm.write(after))).isEqualTo(after);
    }

    @Test
    void results_of_a_program_that_has_changed_are_not_mixed_with_those_of_the_new_one() throws Exception {
        Path program = Files.copy(CLIENT.resolve("random_search.py"), temporary.resolve("mine.py"));
        Files.copy(CLIENT.resolve("nasgauge.py"), temporary.resolve("nasgauge.py"));
        String recipe =
                recipe("external: {command: [python3, " + program + "]}").replace("0..9", "0..1");
        Path folder = temporary.resolve("results");
        Plan before = plan(recipe);
        new Experiment(before, 1, ProgressListener.silent()).run(folder);
        new Experiment(plan(recipe), 1, ProgressListener.silent()).run(folder);
        Files.writeString(program, "# changed\n", StandardOpenOption.APPEND);
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> new Experiment(plan(recipe), 1, ProgressListener.silent()).run(folder))
                .withMessageStartingWith(folder + ": the folder holds results of other content of files that its"
                        + " strategies consist of (" + program + ")");
        assertThatExceptionOfType(UserError.class)
                .as("changed after the plan was made")
                .isThrownBy(() -> new Experiment(before, 1, ProgressListener.silent()).run(temporary.resolve("other")))
                .withMessageStartingWith(program + ": the file has changed while 'mine.py' ran");
    }

    @Test
    void a_program_that_does_not_greet_back_is_refused_before_anything_runs() throws IOException {
        Path old = program("print('{\"type\": \"ready\", \"protocol\": 0}', flush=True)\nimport sys\nsys.stdin.read()");
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> plan(recipe("external: {command: [" + Python.interpreter() + ", " + old + "]}")))
                .withMessageStartingWith(
                        "a.yaml, line 5 (strategies[1].external): the program '" + Python.interpreter() + " " + old
                                + "' answered the greeting with '{\"type\": \"ready\", \"protocol\": 0}'; expected");
        Path broken = program("raise ValueError('no license')");
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> plan(recipe("external: {command: [" + Python.interpreter() + ", " + broken + "]}")))
                .withMessageContaining("ended with exit code 1; its last words: ValueError: no license");
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> plan(recipe("external: {command: [no-such-program-here]}")))
                .withMessageContaining("the program 'no-such-program-here' cannot be started");
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> plan(recipe("external: {command: []}")))
                .withMessageContaining("needs a command");
    }

    @Test
    void the_normal_form_names_the_program_and_is_a_recipe_for_the_same_plan() {
        String command = "external: {command: [" + Python.interpreter() + ", " + CLIENT.resolve("random_search.py")
                + "], label: \"mine\"}";
        Plan plan = plan(recipe(command));
        assertThat(plan.manifest().searches().get(0).label()).isEqualTo("mine");
        assertThat(plan.manifest().searches().get(0).component()).isEqualTo("external");
        assertThat(plan(plan.recipe()).manifest()).isEqualTo(plan.manifest());
    }

    @Test
    void the_same_seed_gives_the_same_record() {
        Plan plan = plan(recipe("external: {command: [" + Python.interpreter() + ", "
                + CLIENT.resolve("regularized_evolution.py") + "]}"));
        assertThat(regrets(plan, 3, 5)).isEqualTo(regrets(plan, 3, 5));
    }

    /**
     * Two-sample Kolmogorov–Smirnov: 40 runs against 2,000 differ by more than 0.36 with a probability below 1e-4 if
     * they come from one distribution: sqrt(-ln(1e-4 / 2) / 2) * sqrt(1 / 40 + 1 / 2000).
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    random_search.py                | random-search
                    regularized_evolution.py, 5, 2  | {name: regularized-evolution, settings: {population-size: 5, sample-size: 2}}
                    """)
    void the_python_examples_have_the_regret_distribution_of_the_java_strategies(String python, String java) {
        Plan ours = plan(recipe(java));
        Plan theirs = plan(
                recipe("external: {command: [" + Python.interpreter() + ", " + CLIENT.resolve(python.strip()) + "]}"));
        double[] javaRegrets = regrets(ours, 0, 2_000);
        assertThat(distance(regrets(theirs, 0, 40), javaRegrets)).isLessThan(0.36);
        double[] shorter = regrets(plan(recipe(java).replace("evaluations: 20", "evaluations: 4")), 0, 40);
        assertThat(distance(shorter, javaRegrets))
                .as("of runs that are not the same")
                .isGreaterThan(0.36);
    }

    private Path program(String text) throws IOException {
        Path file = Files.createTempFile(temporary, "program", ".py");
        return Files.writeString(file, text);
    }

    private static SearchRecord run(String arguments, double timeout) {
        Plan plan = plan(recipe(
                "external: {command: [" + Python.interpreter() + ", " + arguments + "], timeout: " + timeout + "}"));
        return (SearchRecord) StudyRuns.run(plan.searches().get(0), 1, strategy -> strategy);
    }

    private static double[] regrets(Plan plan, long first, int runs) {
        return LongStream.range(first, first + runs)
                .mapToObj(seed -> (SearchRecord) StudyRuns.run(plan.searches().get(0), seed, strategy -> strategy))
                .mapToDouble(record -> 100 - record.incumbent().orElseThrow().validation())
                .toArray();
    }

    /** The greatest difference of the two empirical distribution functions. */
    private static double distance(double[] a, double[] b) {
        double greatest = 0;
        for (double x : a) {
            greatest = Math.max(greatest, Math.abs(share(a, x) - share(b, x)));
            greatest = Math.max(greatest, Math.abs(share(a, Math.nextDown(x)) - share(b, Math.nextDown(x))));
        }
        return greatest;
    }

    private static double share(double[] values, double upTo) {
        return (double) Arrays.stream(values).filter(value -> value <= upTo).count() / values.length;
    }

    private static String recipe(String strategy) {
        return """
                benchmark: synthetic
                budget: {evaluations: 20}
                seeds: 0..9
                strategies:
                  - STRATEGY
                """.replace("STRATEGY", strategy);
    }

    private static Plan plan(String recipe) {
        Components components = Components.of(
                List.of(new External(), new RandomSearch(), new RegularizedEvolution()), List.of(), List.of());
        BenchmarkSource source = any -> new BenchmarkSource.Opened(SyntheticBenchmark.withoutNoise(), "content");
        return new Planner(components, source).plan(Recipe.parse("a.yaml", recipe));
    }
}
