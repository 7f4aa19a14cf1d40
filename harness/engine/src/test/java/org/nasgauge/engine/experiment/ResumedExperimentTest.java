package org.nasgauge.engine.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.nasgauge.engine.experiment.SmallExperiment.RECIPE;
import static org.nasgauge.engine.experiment.SmallExperiment.WORKERS;
import static org.nasgauge.engine.experiment.SmallExperiment.compared;
import static org.nasgauge.engine.experiment.SmallExperiment.plan;
import static org.nasgauge.engine.experiment.SmallExperiment.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.api.error.UserError;
import org.nasgauge.engine.experiment.ProgressListener.Progress;
import org.nasgauge.engine.manifest.StudyFacts;
import org.nasgauge.engine.record.ResultFolder;
import org.nasgauge.engine.record.TimeSpent;

class ResumedExperimentTest {
    @TempDir
    private Path temporary;

    @Test
    void simulated_workers_give_the_same_bytes_after_a_kill() throws Exception {
        Path out = temporary.resolve("out");
        run(WORKERS, out, 2);
        Map<String, String> expected = compared(out);
        Path victim = out.resolve("searches/curious.jsonl");
        byte[] full = Files.readAllBytes(victim);
        for (int length : new int[] {0, 1, full.length / 3, full.length / 2, full.length - 1}) {
            Files.write(victim, Arrays.copyOf(full, length));
            run(WORKERS, out, 2);
            assertThat(compared(out)).as("cut after %d bytes", length).isEqualTo(expected);
        }
    }

    /** A kill can leave any prefix of any file; here one is cut at every byte, the others at some byte. */
    @Test
    void after_a_kill_at_any_byte_the_experiment_resumes_and_ends_with_the_same_bytes() throws Exception {
        String small = """
                benchmark: synthetic
                budget: {evaluations: 3}
                seeds: 0..1
                strategies: [guess]
                estimators: {architectures: 2, studies: [taste]}
                """;
        Path out = temporary.resolve("out");
        run(small, out, 1);
        Map<String, String> expected = compared(out);
        Path victim = out.resolve("searches/guess.jsonl");
        Path other = out.resolve("estimations/taste.jsonl");
        byte[] full = Files.readAllBytes(victim);
        byte[] otherFull = Files.readAllBytes(other);
        for (int length = 0; length < full.length; length++) {
            Files.write(victim, Arrays.copyOf(full, length));
            Files.write(other, Arrays.copyOf(otherFull, length * 7 % otherFull.length));
            run(small, out, 1 + length % 3);
            assertThat(compared(out)).as("cut after %d bytes", length).isEqualTo(expected);
        }
    }

    @Test
    void a_last_line_of_garbage_is_redone() throws Exception {
        Path out = temporary.resolve("out");
        run(RECIPE, out, 1);
        Map<String, String> expected = compared(out);
        Path file = out.resolve("searches/guess.jsonl");
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.set(4, "\0\0\0\0\0\0");
        Files.write(file, lines);
        run(RECIPE, out, 2);
        assertThat(compared(out)).isEqualTo(expected);
    }

    @Test
    void garbage_before_the_last_line_is_named_and_nothing_is_lost() throws Exception {
        Path out = temporary.resolve("out");
        run(RECIPE, out, 1);
        Path file = out.resolve("searches/guess.jsonl");
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.set(2, lines.get(3));
        Files.write(file, lines);
        byte[] before = Files.readAllBytes(file);
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> run(RECIPE, out, 1))
                .withMessageStartingWith(file + ", line 3: seed 3 stands where seed 2 belongs");
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void a_killed_start_is_begun_again() throws Exception {
        Path out = Files.createDirectories(temporary.resolve("out"));
        Files.writeString(out.resolve("recipe.yaml"), "name: ha");
        Files.writeString(out.resolve(".writing-manifest"), "{");
        Files.createFile(out.resolve(".lock"));
        run(RECIPE, out, 1);
        assertThat(ResultFolder.open(out).manifest().name()).isEqualTo("experiment");
    }

    @Test
    void a_full_disk_is_named_and_what_was_recorded_stands() throws Exception {
        Path full = Path.of("/dev/full");
        assumeThat(full).exists();
        Path out = temporary.resolve("out");
        run(RECIPE, out, 1);
        Map<String, String> expected = compared(out);
        Path file = out.resolve("searches/peek.jsonl");
        Files.delete(file);
        Files.createSymbolicLink(file, full);
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> run(RECIPE, out, 2))
                .withMessageStartingWith(file + ": cannot be written: the disk is full. Make room");
        Files.delete(file);
        run(RECIPE, out, 2);
        assertThat(compared(out)).isEqualTo(expected);
    }

    @Test
    void progress_counts_every_run_and_begins_with_what_was_recorded_before() throws Exception {
        Path out = temporary.resolve("out");
        List<Progress> heard = new ArrayList<>();
        new Experiment(plan(RECIPE, "content"), 2, heard::add).run(out);
        assertThat(heard)
                .extracting(Progress::done)
                .hasSize(26)
                .isSorted()
                .startsWith(0L)
                .endsWith(25L);
        assertThat(heard).extracting(Progress::total).containsOnly(25L);
        assertThat(heard.get(0).left()).isEmpty();
        assertThat(heard.get(25).left())
                .hasValueSatisfying(left -> assertThat(left).isZero());
        heard.clear();
        new Experiment(plan(RECIPE, "content"), 2, heard::add).run(out);
        assertThat(heard).extracting(Progress::done).containsExactly(25L);
    }

    @Test
    void an_interrupted_experiment_stops_and_can_be_resumed() throws Exception {
        String many = RECIPE.replace("0..4", "0..999");
        run(many, temporary.resolve("whole"), 2);
        Path out = temporary.resolve("out");
        Thread caller = Thread.currentThread();
        ProgressListener interrupting = progress -> {
            if (progress.done() == 3) {
                caller.interrupt();
            }
        };
        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> new Experiment(plan(many, "content"), 2, interrupting).run(out));
        run(many, out, 2);
        assertThat(compared(out)).isEqualTo(compared(temporary.resolve("whole")));
    }

    @Test
    void a_failure_outside_the_strategies_is_thrown_and_the_experiment_can_be_resumed() throws Exception {
        Path out = temporary.resolve("out");
        ProgressListener failing = progress -> {
            if (progress.done() == 3) {
                throw new IllegalStateException("the terminal is gone");
            }
        };
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> new Experiment(plan(RECIPE, "content"), 3, failing).run(out))
                .withMessage("the terminal is gone");
        run(RECIPE, out, 3);
        run(RECIPE, temporary.resolve("whole"), 1);
        assertThat(compared(out)).isEqualTo(compared(temporary.resolve("whole")));
    }

    @Test
    void where_the_time_went_adds_up_over_the_sessions() throws Exception {
        Path out = temporary.resolve("out");
        run(RECIPE, out, 1);
        Path records = out.resolve("searches/guess.jsonl");
        List<String> lines = Files.readAllLines(records);
        Files.write(records, lines.subList(0, 3));
        run(RECIPE, out, 1);
        Files.writeString(out.resolve(ResultFolder.TIMINGS), "{\"study\": \"to", StandardOpenOption.APPEND);
        ResultFolder folder = ResultFolder.open(out);
        String guess = folder.manifest().searches().get(0).id();
        assertThat(folder.timeSpent()).hasEntrySatisfying(guess, spent -> {
            assertThat(spent.runs()).isEqualTo(5 + 2);
            assertThat(spent.sample()).map(TimeSpent.Sample::trials).contains(12L);
        });
        assertThat(folder.timeSpent()).hasSize(5);
    }

    @Test
    void estimators_that_look_up_rate_all_networks_once_and_again_where_that_was_torn() throws Exception {
        Path out = temporary.resolve("out");
        run(RECIPE, out, 2);
        ResultFolder folder = ResultFolder.open(out);
        for (StudyFacts study : folder.manifest().estimations()) {
            assertThat(folder.overall(study).orElseThrow().architectures())
                    .hasSize(60)
                    .doesNotHaveDuplicates();
            Path file = out.resolve(study.overallFile());
            byte[] whole = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(whole, whole.length / 2));
            run(RECIPE, out, 1);
            assertThat(Files.readAllBytes(file)).isEqualTo(whole);
        }
        Path all = temporary.resolve("all");
        run(RECIPE.replace("architectures: 5", "architectures: all"), all, 2);
        assertThat(all.resolve(StudyFacts.OVERALL)).doesNotExist();
    }
}
