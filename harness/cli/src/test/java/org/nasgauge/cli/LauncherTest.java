package org.nasgauge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.api.random.SeedTree;

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

    /** A Java that writes the archive that it is asked for, and otherwise says whether it was given that. */
    private void archivingJava(String wait) throws IOException {
        script("bin/java", """
                dumps=
                for word; do
                  case $word in
                    -XX:DumpLoadedClassList=*) echo classes >"${word#*=}"; exit 0 ;;
                    -Xshare:dump) dumps=yes ;;
                    -XX:SharedArchiveFile=*)
                      if [ -n "$dumps" ]; then
                        echo made >>'%s/archives'; %s; echo all >"${word#*=}"
                      else
                        [ "$(cat "${word#*=}")" = all ] && echo "ran fast"
                      fi
                      exit 0 ;;
                  esac
                done
                echo "ran slowly"
                """.formatted(folder, wait));
    }

    private long archives() throws IOException {
        return Files.readAllLines(folder.resolve("archives")).size();
    }

    private Path archive() throws IOException {
        try (Stream<Path> files = Files.list(jar().getParent())) {
            return files.filter(file -> file.toString().endsWith(".jsa"))
                    .findAny()
                    .orElseThrow();
        }
    }

    @Test
    void archivesClassesOnceForEachBuildAndJava() throws IOException, InterruptedException {
        archivingJava(":");
        assertThat(run(0)).contains("preparing", "ran fast");
        assertThat(run(0)).isEqualTo("ran fast\n");
        Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"21.0.2\"\n");
        assertThat(run(0)).contains("preparing", "ran fast");
        Files.delete(folder.resolve("release"));
        assertThat(run(0)).isEqualTo("ran fast\n");
        assertThat(archives()).isEqualTo(2);
        edit();
        assertThat(run(0)).contains("building", "preparing", "ran fast");
    }

    @Test
    void anArchiveThatWasCutOrNeverWeighedIsMadeAgain() throws IOException, InterruptedException {
        archivingJava(":");
        run(0);
        Files.writeString(archive(), "al");
        assertThat(run(0)).contains("preparing", "ran fast");
        Files.delete(Path.of(archive() + ".size"));
        assertThat(run(0)).contains("preparing", "ran fast");
        Files.delete(archive());
        assertThat(run(0)).contains("preparing", "ran fast");
    }

    @Test
    void aJavaThatMakesNoArchiveIsAskedOnceAndStartsWithout() throws IOException, InterruptedException {
        for (String fault : List.of("exit 1", "kill -9 $$", "echo half >\"${word#*=}\"; exit 1")) {
            archivingJava(fault);
            edit();
            assertThat(run(0)).as(fault).contains("preparing", "ran slowly");
            assertThat(run(0)).as(fault).isEqualTo("ran slowly\n");
        }
    }

    @Test
    void twoStartsArchiveOnceAndAKilledOneLeavesItToTheNext() throws IOException, InterruptedException {
        archivingJava("sleep 1");
        run(0);
        Files.delete(archive());
        Process first = start(root.resolve("scripts/nasgauge"), folder);
        Process second = start(root.resolve("scripts/nasgauge"), folder);
        assertThat(ended(first, 0) + ended(second, 0)).containsOnlyOnce("preparing");
        assertThat(archives()).isEqualTo(2);

        Files.delete(archive());
        Process killed = start(root.resolve("scripts/nasgauge"), folder);
        while (archives() < 3) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        killed.descendants().forEach(ProcessHandle::destroyForcibly);
        killed.destroyForcibly().waitFor();
        assertThat(run(0)).contains("preparing", "ran fast");
    }

    /** With the Java of this test: an archive whose bytes are others is passed over, silently. */
    @Test
    void javaPassesOverAnArchiveThatIsNone() throws IOException, InterruptedException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        for (String name : List.of("Nasgauge", "Rehearsal")) {
            Path source = Files.writeString(folder.resolve(name + ".java"), """
                    package org.nasgauge.cli;
                    class %s { public static void main(String[] words) { System.out.println("answered"); } }
                    """.formatted(name));
            assertThat(ToolProvider.getSystemJavaCompiler()
                            .run(null, null, null, "-d", classes.toString(), source.toString()))
                    .isZero();
        }
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        maven("mkdir -p harness/cli/target/nasgauge; cd '" + classes + "'; '" + java.resolveSibling("jar")
                + "' --create --file '" + jar() + "' org");
        script("bin/java", "exec '" + java + "' \"$@\"");
        assertThat(run(0)).endsWith("answered\n");
        assertThat(archive()).isNotEmptyFile();
        assertThat(run(0)).isEqualTo("answered\n");

        byte[] noise = new byte[(int) Files.size(archive())];
        SeedTree.root(3).child("noise").generator().nextBytes(noise);
        assertThat(archive().toFile().setWritable(true)).isTrue();
        Files.write(archive(), noise);
        assertThat(run(0)).isEqualTo("answered\n");
    }

    @Test
    void aJavaThatIsTooOldIsNamedBeforeAnythingIsBuilt() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"1.8.0_402\"\n");
        assertThat(run(2)).contains("Java 17 or later is needed", "bin/java").doesNotContain("building");
    }
}
