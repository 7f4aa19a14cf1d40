package org.nasgauge.engine.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasgauge.api.error.UserError;
import org.nasgauge.engine.code.CodeIdentity;
import org.nasgauge.engine.experiment.Experiment.OtherCode;
import org.nasgauge.engine.experiment.ProgressListener.Progress;
import org.nasgauge.engine.fixture.SyntheticBenchmark;
import org.nasgauge.engine.fixture.SyntheticComponents;
import org.nasgauge.engine.recipe.Recipe;
import org.nasgauge.engine.record.EstimationRecord;
import org.nasgauge.engine.record.ResultFolder;
import org.nasgauge.engine.record.SearchRecord;
import org.nasgauge.engine.record.StudyFacts;
import org.nasgauge.engine.record.TimeSpent;
import org.nasgauge.engine.study.BenchmarkSource;
import org.nasgauge.engine.study.Plan;
import org.nasgauge.engine.study.Planner;
import org.nasgauge.form.Seal;

class ExperimentTest {
    private static final String RECIPE = """
            benchmark: synthetic
            budget: {evaluations: 12}
            seeds: 0..4
            strategies: [guess, {name: guess, label: "guess, later", settings: {skip: 2}}, peek]
            estimators: {architectures: 5, studies: [count, taste]}
            """;

    @TempDir
    private Path temporary;

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 16})
    void the_bytes_are_the_same_at_any_number_of_threads(int threads) throws Exception {
        String many = RECIPE.replace("0..4", "0..99");
        run(many, temporary.resolve("one"), 1);
        run(many, temporary.resolve("more"), threads);
        assertThat(compared(temporary.resolve("more"))).isEqualTo(compared(temporary.resolve("one")));
    }

    private static final String WORKERS = """
            benchmark: synthetic
            budget: {seconds: 60}
            workers: 3
            at-budget-end: interpolate
            checkpoints: true
            seeds: 0..49
            strategies:
              - {name: guess, wrappers: [{name: at-most, settings: {trials: 9}}]}
              - {name: curious, estimator: taste}
            """;

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 16})
    void simulated_workers_give_the_same_bytes_at_any_number_of_threads(int threads) throws Exception {
        run(WORKERS, temporary.resolve("one"), 1);
        run(WORKERS, temporary.resolve("more"), threads);
        assertThat(compared(temporary.resolve("more"))).isEqualTo(compared(temporary.resolve("one")));
    }

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

    /** Guards streams, clock, digits and form at once: whatever changes one of them changes published results. */
    @Test
    void the_records_of_a_small_experiment_are_frozen() throws Exception {
        Path out = temporary.resolve("out");
        run(RECIPE, out, 2);
        assertThat(Files.readAllLines(out.resolve("searches/guess.jsonl")).get(0))
                .isEqualTo(
                        "{\"schema\":3,\"study\":\"9d775e2f88bc6b65\",\"label\":\"guess\",\"seed\":0,\"evaluations\":12,\"distinct\":11,\"failed\":1,\"failures\":{\"did not train\":1},"
                                + "\"seconds\":168.0,\"end\":\"evaluations\",\"trajectory\":["
                                + "{\"evaluation\":1,\"seconds\":10.0,\"architecture\":\"1-0-0\",\"validation\":89.0,\"test\":88.0},"
                                + "{\"evaluation\":7,\"seconds\":102.0,\"architecture\":\"0-0-2\",\"validation\":99.0,\"test\":98.0}],"
                                + "\"checksum\":\"1edbf6130bc3ae227b096e6eaf526625\"}");
        assertThat(Files.readAllLines(out.resolve("estimations/taste.jsonl")).get(0))
                .isEqualTo("{\"schema\":3,\"study\":\"4d59988bbf6ec876\",\"label\":\"taste\",\"seed\":0,"
                        + "\"seconds\":39.0,\"shown-epochs\":10,"
                        + "\"architectures\":[\"0-1-2\",\"2-3-1\",\"3-3-1\",\"1-2-1\",\"1-0-0\"],"
                        + "\"estimates\":[-7.993984007458091,-36.97059047475943,-48.923581695220804,"
                        + "-21.958652129406065,-14.927166839069121],\"targets\":[95.0,66.0,54.0,81.0,88.0],"
                        + "\"checksum\":\"b467ea3a4ded87e4fa445d48ce99f3a8\"}");
    }

    @Test
    void every_trial_is_kept_where_the_recipe_says_so_and_changes_nothing_else() throws Exception {
        run(RECIPE, temporary.resolve("few"), 2);
        run(RECIPE + "trials: all\n", temporary.resolve("all"), 2);
        ResultFolder few = ResultFolder.open(temporary.resolve("few"));
        ResultFolder all = ResultFolder.open(temporary.resolve("all"));
        for (int i = 0; i < few.manifest().searches().size(); i++) {
            StudyFacts study = all.manifest().searches().get(i);
            assertThat(study.id()).isNotEqualTo(few.manifest().searches().get(i).id());
            try (Stream<SearchRecord> lean =
                            few.searches(few.manifest().searches().get(i));
                    Stream<SearchRecord> whole = all.searches(study)) {
                List<SearchRecord> without = lean.toList();
                List<SearchRecord> with = whole.toList();
                for (int run = 0; run < with.size(); run++) {
                    assertThat(without.get(run).trials()).isEmpty();
                    assertThat(with.get(run).trials()).hasSize(with.get(run).evaluations());
                    assertThat(with.get(run).trajectory())
                            .isEqualTo(without.get(run).trajectory());
                }
            }
        }
    }

    @Test
    void records_can_be_read_in_the_order_of_the_seeds() throws Exception {
        run(RECIPE, temporary.resolve("out"), 3);
        ResultFolder folder = ResultFolder.open(temporary.resolve("out"));
        try (Stream<SearchRecord> records =
                folder.searches(folder.manifest().searches().get(1))) {
            assertThat(records).extracting(SearchRecord::seed).containsExactly(0L, 1L, 2L, 3L, 4L);
        }
        try (Stream<EstimationRecord> records =
                folder.estimations(folder.manifest().estimations().get(0))) {
            assertThat(records).extracting(EstimationRecord::seed).containsExactly(0L, 1L, 2L, 3L, 4L);
        }
        assertThat(Recipe.read(temporary.resolve("out/recipe.yaml")).seeds().count())
                .isEqualTo(5);
    }

    @Test
    void a_strategy_has_the_same_records_whatever_else_the_recipe_names() throws Exception {
        run(RECIPE, temporary.resolve("all"), 2);
        run(
                "{benchmark: synthetic, budget: {evaluations: 12}, seeds: 0..4, strategies: [guess]}",
                temporary.resolve("alone"),
                2);
        assertThat(temporary.resolve("alone/searches/guess.jsonl"))
                .hasSameBinaryContentAs(temporary.resolve("all/searches/guess.jsonl"));
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
    void a_folder_of_another_recipe_or_of_another_table_is_refused_and_left_alone() throws Exception {
        Path out = temporary.resolve("out");
        run(RECIPE, out, 1);
        Map<String, String> before = compared(out);
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> run("name: other\n" + RECIPE, out, 1))
                .withMessageStartingWith(out + ": the folder holds results of another recipe, which differs in 'name'");
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> new Experiment(plan(RECIPE, "other"), 1, ProgressListener.silent()).run(out))
                .withMessageContaining("other content of the table 'synthetic'");
        assertThat(compared(out)).isEqualTo(before);
    }

    @Test
    void a_folder_that_holds_anything_else_is_refused_and_left_alone() throws Exception {
        Path out = Files.createDirectories(temporary.resolve("out"));
        Files.writeString(out.resolve("thesis.tex"), "\\documentclass{book}");
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> run(RECIPE, out, 1))
                .withMessageContaining("not empty and holds no experiment");
        assertThat(out).isDirectoryContaining("glob:**thesis.tex").isDirectoryNotContaining("glob:**manifest.json");
    }

    @Test
    void two_sessions_cannot_write_to_one_folder() throws Exception {
        Path out = temporary.resolve("out");
        Plan plan = plan(RECIPE, "content");
        List<String> code = List.of(CodeIdentity.of(plan.code(Experiment.class)));
        try (Folder held = Folder.open(out, plan, plan.manifest().withCode(code), OtherCode.REFUSED)) {
            assertThatExceptionOfType(UserError.class)
                    .isThrownBy(() -> run(RECIPE, out, 1))
                    .withMessageStartingWith(out + ": another process is writing");
            assertThat(held.resolve("manifest.json")).exists();
        }
        run(RECIPE, out, 1);
    }

    @Test
    void a_folder_that_cannot_be_written_is_named() throws Exception {
        Path file = Files.writeString(temporary.resolve("file"), "not a folder");
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> run(RECIPE, file.resolve("out"), 1))
                .withMessageStartingWith(file.resolve("out") + ": cannot be written");
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> run(RECIPE, file, 1))
                .withMessageStartingWith(file.toString());
        assertThat(file).hasContent("not a folder");
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
    void records_of_other_code_are_refused_or_knowingly_mixed() throws Exception {
        Path out = temporary.resolve("out");
        run(RECIPE, out, 1);
        Path manifest = out.resolve(ResultFolder.MANIFEST);
        String ours = ResultFolder.open(out).manifest().code().get(0);
        assertThat(ours).matches("[0-9a-f]{64}");
        String theirs = "0".repeat(64);
        Files.writeString(manifest, Seal.seal(Files.readString(manifest).replace(ours, theirs)));

        Experiment refusing = new Experiment(plan(RECIPE, "content"), 1, ProgressListener.silent());
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> refusing.run(out))
                .withMessageContaining(out + ": its records were written by other code")
                .withMessageContaining(theirs)
                .withMessageContaining("--accept-other-code");

        new Experiment(plan(RECIPE, "content"), 1, ProgressListener.silent(), OtherCode.ACCEPTED).run(out);
        assertThat(ResultFolder.open(out).manifest().code()).containsExactly(theirs, ours);
        refusing.run(out);
        assertThat(ResultFolder.open(out).manifest().code()).containsExactly(theirs, ours);
    }

    @Test
    void a_manifest_without_code_is_of_unknown_code() throws Exception {
        Path out = temporary.resolve("out");
        run(RECIPE, out, 1);
        Path manifest = out.resolve(ResultFolder.MANIFEST);
        Files.writeString(manifest, Seal.seal(Files.readString(manifest).replaceFirst("  \"code\" .*\n", "")));
        assertThat(ResultFolder.open(out).manifest().code()).containsExactly("unknown");
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> run(RECIPE, out, 1))
                .withMessageContaining("(SHA-256 unknown; now ");
    }

    @Test
    void a_manifest_that_was_changed_is_refused_and_can_be_made_anew_from_the_recipe() throws Exception {
        Path out = temporary.resolve("out");
        run(RECIPE, out, 1);
        Map<String, String> expected = compared(out);
        Path manifest = out.resolve(ResultFolder.MANIFEST);
        Files.writeString(manifest, Files.readString(manifest).replace("0..4", "0..3"));
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> run(RECIPE, out, 1))
                .withMessageStartingWith(manifest + ": the content does not match the SHA-256 of itself")
                .withMessageContaining("--accept-other-code");
        Files.delete(manifest);
        Files.writeString(out.resolve(ResultFolder.RECIPE), "changed");
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> run(RECIPE, out, 1))
                .withMessageContaining("(SHA-256 unknown; now ");
        new Experiment(plan(RECIPE, "content"), 1, ProgressListener.silent(), OtherCode.ACCEPTED).run(out);
        assertThat(ResultFolder.open(out).manifest().code()).hasSize(2).contains("unknown");
        Map<String, String> again = compared(out);
        again.remove(ResultFolder.MANIFEST);
        expected.remove(ResultFolder.MANIFEST);
        assertThat(again).isEqualTo(expected);
    }

    private static void run(String recipe, Path out, int threads) throws InterruptedException {
        new Experiment(plan(recipe, "content"), threads, ProgressListener.silent()).run(out);
    }

    private static Plan plan(String recipe, String content) {
        BenchmarkSource source = any -> new BenchmarkSource.Opened(SyntheticBenchmark.resumable(), content);
        return new Planner(SyntheticComponents.all(), source).plan(Recipe.parse("a.yaml", recipe));
    }

    /** Every file of the folder that is part of the comparison, by its name. */
    private static Map<String, String> compared(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString();
                if (!name.equals("environment.json") && !name.equals("timings.jsonl")) {
                    files.put(name, Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
        }
        return files;
    }
}
