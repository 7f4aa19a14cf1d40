package org.nasgauge.engine.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.engine.experiment.Experiment;
import org.nasgauge.engine.experiment.ProgressListener;
import org.nasgauge.engine.fixture.SyntheticBenchmark;
import org.nasgauge.engine.manifest.StudyFacts;
import org.nasgauge.engine.recipe.Recipe;
import org.nasgauge.engine.record.ResultFolder;
import org.nasgauge.engine.record.SearchRecord;
import org.nasgauge.engine.record.SearchRecord.End;
import org.nasgauge.engine.study.BenchmarkSource;
import org.nasgauge.engine.study.Components;
import org.nasgauge.engine.study.Plan;
import org.nasgauge.engine.study.Planner;
import org.nasgauge.search.RandomSearch;

/**
 * Programs that do what no program should. Whatever they do, the experiment comes to its end in bounded time, a record says
 * what happened, nothing that they started lives on, and the other strategies are none the worse.
 */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class MisbehavingProgramsTest {
    private static final String READY = "read line; echo '{\"type\": \"ready\", \"protocol\": 1}'; read line; ";
    private static final String TRIAL = "echo '{\"type\": \"trial\", \"architecture\": [0, 2, 2]}'; ";
    private static final String REST = "; while read line; do :; done";

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);

    @TempDir
    private Path temporary;

    /** A shell script as a strategy. One that is late or lingers on purpose is not waited for long. */
    @Described(name = "script", summary = "A script.", source = "None: a test")
    public record ScriptStrategy(
            @Meaning("for the shell") String text,
            @Meaning("whether it answers late") boolean late,
            @Meaning("whether it goes on after its end") boolean lingers)
            implements SearchStrategy {
        public ScriptStrategy() {
            this("", false, false);
        }

        @Override
        public Search start(Problem problem, SeededRandom random) {
            Patience patience = new Patience(LONG, late ? SHORT : LONG, lingers ? SHORT : LONG, 500);
            return External.start(List.of("sh", "-c", text), patience, Transcript.none(), problem, random);
        }
    }

    /**
     * One program.
     *
     * @param script run by {@code sh -c}, once for each run
     * @param end of its run
     * @param reason what its record has to say; empty for none
     */
    private record Case(String what, String script, End end, String reason) {
        String recipe(Path folder) {
            boolean late = reason.contains("within");
            boolean lingers = Stream.of("sleep 1000", "while :", "yes ").anyMatch(script::contains);
            String text = script.replace("sleep 1000", "sleep " + mark())
                    .replace("ONCE", folder.resolve("once").toString())
                    .replace("\\", "\\\\")
                    .replace("\"", "\\\"");
            return "  - {name: script, settings: {late: " + late + ", lingers: " + lingers + ", text: \"" + text
                    + "\"}}\n";
        }

        /** An argument that no other process has. */
        String mark() {
            return "1000." + Math.floorMod(what.hashCode(), 1_000_000);
        }

        @Override
        public String toString() {
            return what;
        }
    }

    private static Case fault(String what, String script, String reason) {
        return new Case(what, script, End.FAULT, reason);
    }

    /** After a good greeting, and the first ask. */
    private static Case answer(String what, String script, String reason) {
        return fault(what, READY + script + REST, reason);
    }

    static Stream<Case> programs() {
        return Stream.of(
                // what comes is no answer
                answer("noise", "echo what?", "answered 'what?': no JSON"),
                answer("an empty line", "echo", "answered '': no"),
                answer("a list", "echo '[1, 2]'", "answered '[1, 2]': no object with a 'type'"),
                answer("half an object", "echo '{\"type\": \"trial\", '", "no JSON"),
                answer("two objects on a line", "echo '{\"type\": \"end\"} {\"type\": \"end\"}'", "no JSON"),
                answer("a key twice", "echo '{\"type\": \"end\", \"type\": \"trial\"}'", "a key stands twice"),
                answer("NaN", "echo '{\"type\": \"trial\", \"architecture\": [NaN, 0, 0]}'", "no JSON"),
                answer("deep nesting", "echo '[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]'", "no JSON"),
                answer(
                        "an unknown type",
                        "echo '{\"type\": \"x\"}'",
                        "expected trial, query, wait, end, sample or mutate"),
                answer(
                        "a misspelt key",
                        "echo '{\"type\": \"trial\", \"architecture\": [0, 0, 0], \"fidelty\": \"2/4\"}'",
                        "unknown key 'fidelty'; known: type, architecture, fidelity"),
                answer("no architecture", "echo '{\"type\": \"trial\"}'", "'architecture' is no array"),
                answer(
                        "half a choice",
                        "echo '{\"type\": \"trial\", \"architecture\": [0.5, 0, 0]}'",
                        "something that is no whole number"),
                answer(
                        "a choice too large for any number",
                        "echo '{\"type\": \"trial\", \"architecture\": [99999999999999999999, 0, 0]}'",
                        "something that is no whole number"),
                answer(
                        "a fidelity that is none",
                        "echo '{\"type\": \"trial\", \"architecture\": [0, 0, 0], \"fidelity\": \"a lot\"}'",
                        "is no fidelity"),
                answer(
                        "a mutant of nothing",
                        "echo '{\"type\": \"mutate\", \"architecture\": [9, 9, 9]}'",
                        "answered '{\"type\": \"mutate\""),
                answer("a wait for nothing", "echo '{\"type\": \"wait\"}'", "waits, though no trial is under way"),
                answer(
                        "a query of no estimator",
                        "echo '{\"type\": \"query\", \"architecture\": [0, 0, 0]}'",
                        "queries, though the study has no estimator"),
                answer("bytes that are no text", "printf '\\377\\376\\000\\n'", "wrote bytes that are no UTF-8"),
                answer("half a letter", "printf '{\"type\": \"end\\303\"}\\n'", "wrote bytes that are no UTF-8"),
                answer("control characters", "printf '\\033[2J\\007\\n'", "answered '\\u001b[2J\\u0007': no JSON"),
                answer(
                        "a long line",
                        "head -c 2000000 /dev/zero | tr '\\000' x; echo",
                        "wrote a line of more than 1048576 bytes"),
                answer("a line without end", "cat /dev/zero | tr '\\000' x", "wrote a line of more than 1048576 bytes"),
                answer("lines without end", "yes '{\"type\": \"wait\"}'", "waits, though no trial is under way"),
                answer(
                        "answers to questions that were not asked",
                        "while :; do " + TRIAL + TRIAL + TRIAL + "read line; read line; done",
                        "without being asked"),
                // nothing comes, or not for long
                answer("silence", ":", "did not answer within 0.3 s"),
                answer("a drip", "while :; do printf x; sleep 0.05; done", "did not answer within 0.3 s"),
                answer(
                        "samples without end",
                        "while :; do echo '{\"type\": \"sample\"}'; read line; done",
                        "made more than 500 requests, and no proposal"),
                answer(
                        "samples now and then",
                        "while :; do echo '{\"type\": \"sample\"}'; read line; sleep 0.1; done",
                        "made requests, and no proposal within 0.3 s"),
                answer(
                        "mutants without end",
                        "while :; do echo '{\"type\": \"mutate\", \"architecture\": [0, 0, 0]}'; read line; done",
                        "made more than 500 requests, and no proposal"),
                fault("an end without a word", READY, "ended with exit code 0"),
                fault(
                        "an end with last words",
                        READY + "echo first >&2; echo 'out of ideas' >&2; exit 7",
                        "ended with exit code 7; its last words: out of ideas"),
                fault("a signal", READY + "kill -9 $$", "ended with exit code 137, as by a kill"),
                fault(
                        "an access that is not allowed",
                        READY + "kill -11 $$",
                        "ended with exit code 139, as by a memory access"),
                fault("an end in the middle of a line", READY + "printf '{\"type\": '", "no JSON"),
                fault(
                        "an end at the second start",
                        "test -e ONCE && exit 3; touch ONCE; " + READY,
                        "ended with exit code 3"),
                fault(
                        "an end at the third ask",
                        READY + TRIAL + "read a; read b; " + TRIAL + "read a; read b; exit 1",
                        "ended with exit code 1"),
                fault(
                        "a life without output",
                        READY + "exec 1>&-; sleep 1000",
                        "closed its standard output, and lives"),
                fault("a deaf life", READY + TRIAL + "exec 0<&-; sleep 1000", "did not answer within 0.3 s"),
                answer("much on standard error", "head -c 10000000 /dev/zero >&2", "did not answer within 0.3 s"),
                answer("a line without end on standard error", "yes >&2", "did not answer within 0.3 s"),
                // others that it starts
                answer("children", "sleep 1000 & sleep 1000 & :", "did not answer within 0.3 s"),
                answer("grandchildren", "sh -c 'sh -c \"sleep 1000\" & sleep 1000' & :", "did not answer within 0.3 s"),
                answer(
                        "children that hold on to its output",
                        "trap '' TERM HUP INT; sh -c 'trap \"\" TERM; sleep 1000' & :",
                        "did not answer within 0.3 s"),
                fault(
                        "children that outlive it",
                        "sleep 1000 & " + READY + TRIAL + "read a; read b; exit 0",
                        "ended with exit code 0"),
                new Case(
                        "children that it leaves behind when it is told to end",
                        "sleep 1000 & " + READY + "echo '{\"type\": \"end\"}'; read line",
                        End.STRATEGY,
                        ""),
                new Case("a life after its end", READY + "echo '{\"type\": \"end\"}'; sleep 1000", End.STRATEGY, ""),
                // it keeps to the protocol, and proposes nothing that there is
                new Case(
                        "what is not in the space",
                        "read line; echo '{\"type\": \"ready\", \"protocol\": 1}'; while read line; do"
                                + " case $line in *ask*) echo '{\"type\": \"trial\", \"architecture\": [9, -9, 9, 9]}';; esac; done",
                        End.EVALUATIONS,
                        "all that it proposed is outside the search space"),
                new Case(
                        "no architecture of any space",
                        "read line; echo '{\"type\": \"ready\", \"protocol\": 1}'; while read line; do"
                                + " case $line in *ask*) echo '{\"type\": \"trial\", \"architecture\": []}';; esac; done",
                        End.EVALUATIONS,
                        "all that it proposed is outside the search space"),
                new Case(
                        "a fidelity that the benchmark does not have",
                        "read line; echo '{\"type\": \"ready\", \"protocol\": 1}'; while read line; do"
                                + " case $line in *ask*) echo '{\"type\": \"trial\", \"architecture\": [0, 0, 0],"
                                + " \"fidelity\": \"1/999\"}';; esac; done",
                        End.EVALUATIONS,
                        "all that it proposed is at a fidelity that the benchmark does not have"));
    }

    static Stream<Case> greetings() {
        return Stream.of(
                fault("no program at all", "exec /no/such/program", "ended with exit code 127"),
                fault(
                        "another version",
                        "read line; echo '{\"type\": \"ready\", \"protocol\": 2}'" + REST,
                        "answered the greeting with '{\"type\": \"ready\", \"protocol\": 2}'; expected"),
                fault(
                        "a version as a text",
                        "read line; echo '{\"type\": \"ready\", \"protocol\": \"1\"}'" + REST,
                        "answered the greeting with"),
                fault(
                        "a banner",
                        "echo 'Welcome to my search 1.0'" + REST,
                        "answered the greeting with 'Welcome to my search 1.0': no JSON"),
                fault("an end before the greeting", "exit 3", "ended with exit code 3"));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void a_program_ends_its_own_run_and_nobody_elses(Case program) throws InterruptedException {
        Path folder = run(program.recipe(temporary));
        SearchRecord record = record(folder, "script");
        assertThat(record.end()).isEqualTo(program.end());
        assertThat(record.whyFaulty().orElse("")).contains(program.reason());
        assertThat(record.whyFaulty().isEmpty()).isEqualTo(program.reason().isEmpty());
        assertThat(record.whyFaulty().orElse(""))
                .doesNotContain("java.")
                .doesNotContain("Exception")
                .hasSizeLessThan(600);
        assertThat(record(folder, "random-search")).isEqualTo(record(alone(), "random-search"));
        assertNothingLives(program.mark());
    }

    @ParameterizedTest
    @MethodSource("greetings")
    void a_program_that_does_not_greet_is_refused_before_anything_runs(Case program) {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> run(program.recipe(temporary)))
                .withMessageStartingWith("a.yaml, line 6 (strategies[2]): the program 'sh -c ")
                .withMessageContaining(program.reason());
    }

    private static void assertNothingLives(String mark) {
        List<ProcessHandle> alive = ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .arguments()
                        .map(List::of)
                        .orElse(List.of())
                        .contains(mark))
                .toList();
        assertThat(alive).allSatisfy(process -> assertThat(process.onExit()).succeedsWithin(Duration.ofSeconds(10)));
    }

    private Path alone() throws InterruptedException {
        return run("");
    }

    private Path run(String others) throws InterruptedException {
        Path folder = temporary.resolve(others.isEmpty() ? "alone" : "together");
        String recipe = """
                benchmark: synthetic
                budget: {evaluations: 20}
                seeds: 0..0
                strategies:
                  - random-search
                """ + others;
        Components components = Components.of(List.of(new RandomSearch(), new ScriptStrategy()), List.of(), List.of());
        BenchmarkSource source = any -> new BenchmarkSource.Opened(SyntheticBenchmark.withoutNoise(), "content");
        Plan plan = new Planner(components, source).plan(Recipe.parse("a.yaml", recipe));
        new Experiment(plan, 2, ProgressListener.silent()).run(folder);
        return folder;
    }

    private static SearchRecord record(Path folder, String strategy) {
        ResultFolder results = ResultFolder.open(folder);
        StudyFacts study = results.manifest().searches().stream()
                .filter(facts -> facts.component().equals(strategy))
                .findFirst()
                .orElseThrow();
        try (Stream<SearchRecord> runs = results.searches(study)) {
            return runs.findFirst().orElseThrow();
        }
    }
}
