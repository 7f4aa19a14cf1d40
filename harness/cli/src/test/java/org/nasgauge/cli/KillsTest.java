package org.nasgauge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasgauge.cli.Terminal.nasgauge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;

/**
 * Processes of the command are killed at any time, several in a row on what the ones before have left; who comes next
 * completes it to the same bytes, and nothing is left beside. It takes a minute or two: {@code -DexcludedGroups=kills} leaves it out,
 * and {@code -Dnasgauge.kills=2} makes it twice as long: 208 kills.
 */
@Tag("kills")
class KillsTest {
    /** Kills in a row before somebody completes the work. */
    private static final int IN_A_ROW = 5;

    @TempDir
    private static Path jars = Path.of("");

    private static String classPath = "";

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    static void packTheClasses() throws IOException {
        classPath = ClassPath.ofJars(jars);
    }

    /** A command that writes, and how often it is killed. */
    enum Writing {
        RUN(60) {
            @Override
            List<Object> command(KeptWork work, Path place) {
                return List.of("run", work.recipe(), "--out", place.resolve("out"), "--threads", 2);
            }
        },
        REPORT(24) {
            @Override
            void begin(KeptWork work, Path place) {
                work.finishedExperiment(place.resolve("out"));
            }

            @Override
            List<Object> command(KeptWork work, Path place) {
                return List.of("report", place.resolve("out"));
            }
        },
        IMPORT(10) {
            @Override
            List<Object> command(KeptWork work, Path place) {
                return work.importInto(place);
            }
        },
        MERGE(6) {
            @Override
            List<Object> command(KeptWork work, Path place) {
                return work.mergeTo(place.resolve("table"));
            }
        },
        BUILD(4) {
            @Override
            List<Object> command(KeptWork work, Path place) {
                return work.buildTo(place.resolve("table"));
            }
        };

        private final int kills;

        Writing(int kills) {
            this.kills = kills * Integer.getInteger("nasgauge.kills", 1);
        }

        void begin(KeptWork work, Path place) {}

        abstract List<Object> command(KeptWork work, Path place);
    }

    @ParameterizedTest
    @EnumSource
    void whateverIsKilledIsCompletedToTheSameBytes(Writing writing) throws Exception {
        KeptWork work = new KeptWork(folder);
        SeededRandom random = SeedTree.root(11).child(writing.name()).generator();
        Path archive = folder.resolve("classes.jsa");
        Path archiving = place(work, writing, "archiving");
        assertThat(start("-XX:ArchiveClassesAtExit=" + archive, writing.command(work, archiving))
                        .waitFor())
                .isZero();
        String archived = "-XX:SharedArchiveFile=" + archive;
        Path whole = place(work, writing, "whole");
        long start = System.nanoTime();
        assertThat(start(archived, writing.command(work, whole)).waitFor()).isZero();
        long milliseconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        Path place = whole;
        for (int kill = 0; kill < writing.kills; kill++) {
            if (kill % IN_A_ROW == 0) {
                place = place(work, writing, "killed-" + kill);
            }
            Process process = start(archived, writing.command(work, place));
            if (!process.waitFor((long) (milliseconds * (0.15 + 0.75 * random.nextDouble())), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
            if ((kill + 1) % IN_A_ROW == 0) {
                Terminal last = nasgauge(writing.command(work, place).toArray());
                assertThat(last.exitCode()).as(last.err()).isZero();
                assertThat(KeptWork.contents(place))
                        .as("after %d kills", kill + 1)
                        .isEqualTo(KeptWork.contents(whole));
            }
        }
    }

    private Path place(KeptWork work, Writing writing, String name) throws IOException {
        Path place = Files.createDirectories(folder.resolve(name));
        writing.begin(work, place);
        return place;
    }

    /** @param sharing of an archive of classes, as the launcher makes one: what is killed has soon started, and works */
    private Process start(String sharing, List<Object> command) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                sharing,
                "-cp",
                classPath,
                Nasgauge.class.getName()));
        command.forEach(word -> words.add(word.toString()));
        return new ProcessBuilder(words)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
