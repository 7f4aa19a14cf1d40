package org.nasgauge.engine.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.nasgauge.engine.experiment.SmallExperiment.RECIPE;
import static org.nasgauge.engine.experiment.SmallExperiment.compared;
import static org.nasgauge.engine.experiment.SmallExperiment.plan;
import static org.nasgauge.engine.experiment.SmallExperiment.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.api.error.UserError;
import org.nasgauge.engine.code.CodeIdentity;
import org.nasgauge.engine.experiment.Experiment.OtherCode;
import org.nasgauge.engine.record.ResultFolder;
import org.nasgauge.engine.study.Plan;
import org.nasgauge.form.Seal;

class RefusedFolderTest {
    @TempDir
    private Path temporary;

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
}
