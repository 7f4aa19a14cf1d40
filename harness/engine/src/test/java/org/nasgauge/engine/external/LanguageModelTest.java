package org.nasgauge.engine.external;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.engine.fixture.Python;
import org.nasgauge.engine.fixture.SyntheticBenchmark;
import org.nasgauge.engine.recipe.Recipe;
import org.nasgauge.engine.record.SearchRecord;
import org.nasgauge.engine.record.SearchRecord.End;
import org.nasgauge.engine.run.StudyRuns;
import org.nasgauge.engine.study.BenchmarkSource;
import org.nasgauge.engine.study.Components;
import org.nasgauge.engine.study.Plan;
import org.nasgauge.engine.study.Planner;

/**
 * The example that asks a language model, with a command in its place that answers as models do: with talk around the list,
 * names that are no choices, and what was proposed before. The space has decisions of five, four and three choices, called by
 * their numbers.
 */
class LanguageModelTest {
    private static final Path SAMPLES = Path.of("..", "..", "samples", "python");
    private static final Path RECORDED = Path.of("src", "test", "resources", "language-model.jsonl");

    @TempDir
    private Path temporary;

    @Test
    void the_recorded_run_comes_again_without_the_command_to_the_byte() throws IOException {
        SearchRecord record = run(transcript(), "", true);
        assertThat(record.end()).as(record.fault().orElse("")).isEqualTo(End.EVALUATIONS);
        assertThat(record.declared().keySet()).containsExactly("characters", "fallbacks", "seconds", "tokens");
        assertThat(record.declared().get("fallbacks")).isEqualTo(2);
        assertThat(run(transcript(), "", true)).isEqualTo(record);
        SearchRecord uncharged = run(transcript(), "", false);
        assertThat(record.seconds().orElseThrow())
                .isGreaterThan(uncharged.seconds().orElseThrow()
                        + 0.9 * record.declared().getOrDefault("seconds", 0.0));
    }

    @Test
    void what_the_command_answers_is_recorded_checked_and_charged() throws IOException {
        Path transcript = temporary.resolve("new.jsonl");
        SearchRecord asked = run(transcript, command(), true);
        assertThat(asked.end()).as(asked.fault().orElse("")).isEqualTo(End.EVALUATIONS);
        assertThat(asked.declared().get("tokens"))
                .isEqualTo(7.0 * Files.readAllLines(transcript).size());
        assertThat(asked.declared().get("seconds")).isPositive();
        String turns = Files.readString(temporary.resolve("turn"));
        assertThat(run(transcript, command(), true))
                .usingRecursiveComparison()
                .ignoringFields("study") // the file of turns is a word of the command
                .isEqualTo(asked);
        assertThat(temporary.resolve("turn")).as("nobody was asked again").hasContent(turns);
    }

    @Test
    void a_transcript_of_another_run_and_the_end_of_one_are_faults_that_say_so() throws IOException {
        Path transcript = transcript();
        List<String> lines = new ArrayList<>(Files.readAllLines(transcript));
        Files.write(transcript, lines.subList(0, 2));
        assertThat(run(transcript, "", true).fault().orElseThrow()).contains("the transcript ends here");
        lines.set(0, lines.get(0).replace("You design", "You dream of"));
        Files.write(transcript, lines);
        assertThat(run(transcript, "", true).fault().orElseThrow()).contains("line 1: another prompt");
    }

    private Path transcript() throws IOException {
        Path copy = temporary.resolve("transcript.jsonl");
        return Files.write(copy, Files.readAllBytes(RECORDED));
    }

    /** Answers in turn, and counts in a file beside it. */
    private String command() throws IOException {
        Path model = temporary.resolve("model.py");
        Files.writeString(model, """
                import sys
                from pathlib import Path
                turn = Path(sys.argv[1])
                number = len(turn.read_text()) if turn.exists() else 0
                turn.write_text("x" * (number + 1))
                prompt = sys.stdin.read()
                assert "scores" in prompt
                answers = ['Sure! Here is a better cell:\\n```json\\n["0", "0", "0"]\\n```\\nIt has no convolution.',
                           '["0", "0", "0"]',
                           'I would try ["zero", "1", "2"]', '["0", "1"]', 'No idea.', '["1", "0", "0"]', '["0", "1", "0"]']
                print(answers[number % len(answers)])
                print("tokens: 7", file=sys.stderr)
                """);
        return ", --, " + Python.interpreter() + ", " + model + ", " + temporary.resolve("turn");
    }

    private static SearchRecord run(Path transcript, String command, boolean charged) {
        String recipe = "benchmark: synthetic\nbudget: {evaluations: 8}\nseeds: 0..9\ncharge: {proposals: " + charged
                + "}\nstrategies:\n  - external: {command: [" + Python.interpreter() + ", "
                + SAMPLES.resolve("language_model.py")
                + ", --first, \"3\", --shown, \"2\", --transcript=" + transcript + command + "], label: model}\n";
        Components components = Components.of(List.of(new External()), List.of(), List.of());
        BenchmarkSource source = any -> new BenchmarkSource.Opened(SyntheticBenchmark.withoutNoise(), "content");
        Plan plan = new Planner(components, source).plan(Recipe.parse("a.yaml", recipe));
        return (SearchRecord) StudyRuns.run(plan.searches().get(0), 1, strategy -> strategy);
    }
}
