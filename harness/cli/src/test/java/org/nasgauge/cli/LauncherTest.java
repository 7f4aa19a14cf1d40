package org.nasgauge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a project of its own, with a Maven and a Java that only say what they were asked for. */
@Timeout(60)
class LauncherTest {
    @TempDir
    private Path folder = Path.of("");

    private Path root = Path.of("");

    @BeforeEach
    void project() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")));
        root = Files.createDirectories(folder.resolve("a folder with spaces"));
        Files.createDirectories(root.resolve("scripts"));
        Files.createDirectories(root.resolve("harness/cli/src/main"));
        Files.writeString(root.resolve("harness/cli/src/main/A.java"), "");
        Files.copy(Path.of("../../scripts/nasgauge"), root.resolve("scripts/nasgauge"));
        script("bin/java", "for last; do :; done; echo \"ran $last in $(pwd)\"");
        maven("mkdir -p harness/cli/target/nasgauge; echo one >harness/cli/target/nasgauge/a.jar");
    }

    /** A command that is found before the real one. */
    private void script(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private void maven(String text) throws IOException {
        script("bin/mvn", "echo built >>'" + folder + "/builds'\n" + text);
    }

    private Process start(Path launcher, Path from) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", launcher.toString(), "word")
                .directory(from.toFile())
                .redirectErrorStream(true);
        builder.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        builder.environment().remove("JAVA_HOME");
        return builder.start();
    }

    private static String ended(Process process, int exitCode) throws IOException, InterruptedException {
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(exitCode);
        return said;
    }

    private String run(int exitCode) throws IOException, InterruptedException {
        return ended(start(root.resolve("scripts/nasgauge"), folder), exitCode);
    }

    private long builds() throws IOException {
        return Files.readAllLines(folder.resolve("builds")).size();
    }

    private Path jar() {
        return root.resolve("harness/cli/target/nasgauge/a.jar");
    }

    private void edit() throws IOException, InterruptedException {
        TimeUnit.MILLISECONDS.sleep(20);
        Files.writeString(root.resolve("harness/cli/src/main/A.java"), "edited");
    }

    @Test
    void buildsOnceAndStartsFromAnyFolderThroughLinks() throws IOException, InterruptedException {
        assertThat(run(0)).contains("building", "ran word in " + folder.toRealPath());
        assertThat(run(0)).doesNotContain("building");
        Path link = Files.createSymbolicLink(folder.resolve("link"), root.resolve("scripts/nasgauge"));
        Path second = Files.createSymbolicLink(
                Files.createDirectory(folder.resolve("b in")).resolve("nasgauge"), Path.of("../link"));
        assertThat(ended(start(link, folder), 0)).contains("ran word");
        assertThat(ended(start(second, root), 0)).contains("ran word").doesNotContain("building");
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void aBuildThatFailsLeavesTheOldOne() throws IOException, InterruptedException {
        run(0);
        edit();
        maven("mkdir -p harness/cli/target/nasgauge; echo half >harness/cli/target/nasgauge/a.jar; exit 1");
        assertThat(run(2)).contains("the build failed");
        assertThat(jar()).hasContent("one");
        script(
                "bin/mvn",
                "echo two >/dev/null; mkdir -p harness/cli/target/nasgauge; echo two >harness/cli/target/nasgauge/a.jar");
        run(0);
        assertThat(jar()).hasContent("two");
    }

    @Test
    void aBuildThatIsStoppedOrKilledLeavesTheOldOne() throws IOException, InterruptedException {
        run(0);
        for (boolean killed : new boolean[] {false, true}) {
            edit();
            maven("touch '" + folder + "/begun'; exec sleep 5");
            Process stopped = start(root.resolve("scripts/nasgauge"), folder);
            while (!Files.exists(folder.resolve("begun"))) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            stopped.descendants().forEach(ProcessHandle::destroyForcibly);
            if (killed) {
                stopped.destroyForcibly();
            } else {
                stopped.destroy();
            }
            stopped.waitFor();
            Files.delete(folder.resolve("begun"));
            maven("exit 1");
            run(2);
            assertThat(jar()).hasContent("one");
        }
    }

    @Test
    void twoStartsBuildOnce() throws IOException, InterruptedException {
        maven("sleep 1; mkdir -p harness/cli/target/nasgauge; echo one >harness/cli/target/nasgauge/a.jar");
        Process first = start(root.resolve("scripts/nasgauge"), folder);
        Process second = start(root.resolve("scripts/nasgauge"), folder);
        String said = ended(first, 0) + ended(second, 0);
        assertThat(said).contains("another start is building").containsOnlyOnce("nasgauge: building");
        assertThat(builds()).isEqualTo(1);
    }
}
