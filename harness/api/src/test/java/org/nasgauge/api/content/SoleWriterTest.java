package org.nasgauge.api.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasgauge.api.error.UserError;

class SoleWriterTest {
    @TempDir
    Path parent;

    @Test
    void aFileAndAFolderReplaceWhatWasThereAndLeaveNothingBeside() throws IOException {
        Path file = parent.resolve("made/file");
        Path folder = parent.resolve("made/folder");
        for (String text : List.of("first", "second")) {
            try (SoleWriter writer = SoleWriter.beside(file)) {
                writer.put(file, text.getBytes(StandardCharsets.UTF_8));
            }
            try (SoleWriter writer = SoleWriter.beside(folder)) {
                writer.put(folder, fresh -> fill(fresh, text));
            }
            assertThat(file).hasContent(text);
            assertThat(names(folder)).containsExactly(text);
        }
        assertThat(names(parent.resolve("made"))).containsExactly("file", "folder");
    }

    @Test
    void filesInsideAFolderMayStandInFoldersOfTheirOwn() throws IOException {
        try (SoleWriter writer = SoleWriter.inside(parent.resolve("report"))) {
            writer.put(parent.resolve("report/tables/a.csv"), new byte[1]);
            assertThat(names(parent.resolve("report"))).containsExactly(".lock", "tables");
        }
        assertThat(names(parent.resolve("report"))).containsExactly("tables");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "folder"})
    void whatWasThereStandsAfterAFailureAndNothingIsLeftBeside(String name) throws IOException {
        Path target = parent.resolve(name);
        SoleWriter.Content halfway = fresh -> {
            if (name.equals("folder")) {
                fill(fresh, "new");
            } else {
                Files.writeString(fresh, "new");
            }
            throw new IOException("No space left on device");
        };
        if (name.equals("folder")) {
            fill(target, "old");
        } else {
            Files.writeString(target, "old");
        }
        try (SoleWriter writer = SoleWriter.beside(target)) {
            assertThatExceptionOfType(UserError.class)
                    .isThrownBy(() -> writer.put(target, halfway))
                    .withMessageStartingWith(target + ": cannot be written: the disk is full. ");
            assertThatExceptionOfType(OutOfMemoryError.class)
                    .isThrownBy(() -> writer.put(target, fresh -> {
                        fill(fresh, "new");
                        throw new OutOfMemoryError("full");
                    }));
            assertThat(names(parent)).containsExactly("." + name + ".lock", name);
        }
        assertThat(names(parent)).containsExactly(name);
        if (name.equals("folder")) {
            assertThat(names(target)).containsExactly("old");
        } else {
            assertThat(target).hasContent("old");
        }
    }

    @Test
    void aFullDiskIsNamed() {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "skipped: no /dev/full here");
        try (SoleWriter writer = SoleWriter.beside(parent.resolve("file"))) {
            assertThatExceptionOfType(UserError.class)
                    .isThrownBy(() -> writer.put(parent.resolve("file"), fresh -> {
                        try (OutputStream out = Files.newOutputStream(full)) {
                            out.write(1);
                        }
                    }))
                    .withMessage(parent.resolve("file") + ": cannot be written: the disk is full. Make room, or"
                            + " name a folder on another disk.");
        }
    }

    @Test
    void whatAKillLeftGoesWhenTheNextWriterComes() throws IOException {
        Path target = parent.resolve("table");
        fill(parent.resolve(".table.writing-half"), "half");
        Files.writeString(parent.resolve(".table.lock"), "");
        Files.writeString(parent.resolve(".other.writing-half"), "of another writer, who may be at work");
        SoleWriter.beside(target).close();
        assertThat(names(parent)).containsExactly(".other.writing-half");
    }

    @Test
    void aFolderThatAKillTookAwayComesBack() throws IOException {
        Path target = parent.resolve("table");
        fill(parent.resolve(".table.replaced-old"), "old");
        SoleWriter.beside(target).close();
        assertThat(names(target)).containsExactly("old");
        fill(parent.resolve(".table.replaced-older"), "older");
        SoleWriter.beside(target).close();
        assertThat(names(target)).containsExactly("old");
        assertThat(names(parent)).containsExactly("table");
    }

    @Test
    void onlyOneThreadAtATimeWrites() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger written = new AtomicInteger();
        Callable<Boolean> worker = () -> {
            for (int i = 0; i < 50; i++) {
                try (SoleWriter writer = SoleWriter.beside(parent.resolve("count"))) {
                    assertThat(inside.incrementAndGet()).isEqualTo(1);
                    writer.put(parent.resolve("count"), new byte[written.incrementAndGet()]);
                    inside.decrementAndGet();
                } catch (UserError refused) {
                    assertThat(refused).hasMessageContaining("another process is writing");
                }
            }
            return true;
        };
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (Future<Boolean> ended : threads.invokeAll(List.of(worker, worker, worker, worker))) {
                ended.get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(Files.size(parent.resolve("count"))).isEqualTo(written.get()).isPositive();
        assertThat(names(parent)).containsExactly("count");
    }

    /** Each process adds 1 to a number, so a number that is lost was lost by two at once. */
    @Test
    void onlyOneProcessAtATimeWrites() throws Exception {
        Path count = Files.writeString(parent.resolve("count"), "0");
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            processes.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xshare:auto",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            place(SoleWriter.class) + File.pathSeparator + place(Adding.class),
                            Adding.class.getName(),
                            count.toString())
                    .redirectErrorStream(true)
                    .start());
        }
        Adding.main(new String[] {count.toString()});
        for (Process process : processes) {
            assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEmpty();
            assertThat(process.waitFor()).isZero();
        }
        assertThat(count).hasContent(String.valueOf(4 * Adding.TIMES));
        assertThat(names(parent)).containsExactly("count");
    }

    /** Adds {@value #TIMES} to the number in a file, one at a time. */
    static final class Adding {
        static final int TIMES = 30;

        public static void main(String[] arguments) throws IOException {
            Path count = Path.of(arguments[0]);
            for (int added = 0; added < TIMES; ) {
                try (SoleWriter writer = SoleWriter.beside(count)) {
                    int next = Integer.parseInt(Files.readString(count)) + 1;
                    writer.put(count, String.valueOf(next).getBytes(StandardCharsets.UTF_8));
                    added++;
                } catch (UserError refused) {
                    Thread.onSpinWait();
                }
            }
        }
    }

    private static Path place(Class<?> of) throws URISyntaxException {
        return Path.of(of.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static void fill(Path folder, String name) throws IOException {
        Files.createDirectory(folder);
        Files.writeString(folder.resolve(name), name);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
