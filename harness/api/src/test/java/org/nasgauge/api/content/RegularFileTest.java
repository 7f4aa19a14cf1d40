package org.nasgauge.api.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasgauge.api.error.UserError;

/** What is opened, and how much of it is read. */
@Timeout(20)
class RegularFileTest {
    @TempDir
    private Path folder = Path.of("");

    private static void refused(Path file, String problem) {
        List<ThrowingRead> readers = List.of(
                () -> RegularFile.bytes(file, 10, "a list"),
                () -> RegularFile.open(file).close(),
                () -> RegularFile.channel(file).close(),
                () -> Sha256.of(file));
        for (ThrowingRead reader : readers) {
            assertThatExceptionOfType(UserError.class)
                    .isThrownBy(reader::read)
                    .withMessageStartingWith(file + ": ")
                    .withMessageContaining(problem);
        }
    }

    private interface ThrowingRead {
        void read() throws IOException;
    }

    @Test
    void aFileIsReadToItsEndThroughLinksToo() throws IOException {
        Path file = Files.writeString(folder.resolve("ten"), "0123456789");
        assertThat(RegularFile.bytes(file, 10, "a list")).isEqualTo("0123456789".getBytes(UTF_8));
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        assertThat(RegularFile.bytes(link, 10, "a list")).hasSize(10);
    }

    @Test
    void aLongerFileIsRefusedWithTheLimit() throws IOException {
        Path file = Files.writeString(folder.resolve("eleven"), "0123456789a");
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> RegularFile.bytes(file, 10, "a list"))
                .withMessage(file + ": more than 10 bytes are too many for a list. Name a list.");
    }

    @Test
    void aFileWithoutALengthOfItsOwnIsBoundedToo() {
        Path growing = Path.of("/proc/self/maps");
        assumeTrue(Files.exists(growing));
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> RegularFile.bytes(growing, 10, "a list"))
                .withMessageContaining("more than 10 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dev/zero", "/dev/null", "/dev/full", "/dev/random", "/dev/tty"})
    void aDeviceIsNotOpened(String device) {
        assumeTrue(Files.exists(Path.of(device)));
        refused(Path.of(device), "this is a device or a pipe, not a file");
    }

    @Test
    void aPipeThatNobodyWritesIntoDoesNotBlock() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        Process made = new ProcessBuilder("mkfifo", pipe.toString()).start();
        assumeTrue(made.waitFor(10, TimeUnit.SECONDS) && made.exitValue() == 0);
        refused(pipe, "this is a device or a pipe, not a file");
        refused(Files.createSymbolicLink(folder.resolve("link"), pipe), "this is a device or a pipe, not a file");
    }

    @Test
    void aFolderAnAbsentFileAndACircleOfLinksAreNamed() throws IOException {
        refused(folder, "this is a folder, not a file");
        refused(folder.resolve("absent"), "there is no such file");
        Path circle = folder.resolve("circle");
        refused(Files.createSymbolicLink(circle, circle), "its links lead in a circle");
        Path file = Files.writeString(folder.resolve("file"), "");
        refused(file.resolve("below"), "a file stands where a folder should be");
        refused(folder.resolve("n".repeat(300)), "its name is too long for the disk");
    }
}
