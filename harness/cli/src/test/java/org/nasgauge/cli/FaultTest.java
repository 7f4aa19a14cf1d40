package org.nasgauge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasgauge.cli.Terminal.nasgauge;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasgauge.api.error.UserError;

/** Whatever breaks off a call: one line, and an exit code that says whose fault it is. */
class FaultTest {
    static Stream<Arguments> thrown() {
        return Stream.of(
                Arguments.of(UserError.at("a.yaml", "no recipe", "Write one"), Ending.REFUSED, "a.yaml: no recipe."),
                Arguments.of(new OutOfMemoryError("Java heap space"), Ending.REFUSED, "NASGAUGE_JAVA_OPTIONS=-Xmx"),
                Arguments.of(
                        new OutOfMemoryError("unable to create native thread: possibly out of memory"),
                        Ending.REFUSED,
                        "fewer --threads"),
                Arguments.of(new StackOverflowError(), Ending.REFUSED, "NASGAUGE_JAVA_OPTIONS=-Xss"),
                Arguments.of(new UnsatisfiedLinkError("no jnind4j in java.library.path"), Ending.REFUSED, "ulimit -n"),
                Arguments.of(new NoClassDefFoundError("org/nasgauge/x/Y"), Ending.REFUSED, "ulimit -n"),
                Arguments.of(
                        new FileSystemException("/t/x.npy", null, "Too many open files"),
                        Ending.REFUSED,
                        "/t/x.npy: cannot be read: too many files are open"),
                Arguments.of(
                        new AccessDeniedException("/t/x"), Ending.REFUSED, "/t/x: cannot be read: there is no perm"),
                Arguments.of(new NoSuchFileException("/t/x"), Ending.REFUSED, "/t/x: cannot be read: there is no such"),
                Arguments.of(
                        new UncheckedIOException(new IOException("No space left on device")),
                        Ending.REFUSED,
                        "the disk is full. Make room"),
                Arguments.of(new IllegalStateException("odd"), Ending.BUG, "a fault of nasgauge itself (odd)"),
                Arguments.of(new NullPointerException(), Ending.BUG, "--trace"),
                Arguments.of(new AssertionError("never"), Ending.BUG, "Please report it"));
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void isSaidInOneLineAlsoWhereItIsTheCauseOfAnother(Throwable thrown, Ending ending, String words) {
        for (Throwable wrapped : new Throwable[] {thrown, new ExecutionException(thrown)}) {
            Fault fault = Fault.of(wrapped);
            assertThat(fault.ending()).isEqualTo(ending);
            assertThat(fault.message()).contains(words).endsWith(".");
            assertThat(fault.message()).doesNotContain("\n", "Exception", "java.", "\tat ");
        }
    }

    @Test
    void aCircleOfCausesEnds() {
        RuntimeException one = new RuntimeException("one");
        one.initCause(new RuntimeException("two", one));
        assertThat(Fault.of(one).ending()).isEqualTo(Ending.BUG);
    }

    @ParameterizedTest
    @CsvSource({
        "No space left on device, 2, standard output: cannot be written: the disk is full.",
        "Bad file descriptor,     2, standard output: cannot be written: it is closed.",
        "Input/output error,      2, standard output: cannot be written: the disk fails",
        "Broken pipe,             0, ''"
    })
    void standardOutputThatFailsIsNoticedByEveryVerb(String answer, int exitCode, String message) {
        OutputStream failing = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(answer);
            }
        };
        for (String[] words : new String[][] {
            {"list", "strategies"},
            {"list", "strategies", "--format", "json"},
            {"table", "info", "nasbench201-729-fashion"},
            {"run", "--print-recipe"},
            {"completion"},
            {"--help"},
            {"--version"},
        }) {
            Terminal seen = Terminal.into(failing, Map.of(), (Object[]) words);
            assertThat(seen.exitCode()).as(String.join(" ", words)).isEqualTo(exitCode);
            assertThat(seen.err()).contains(message).doesNotContain("Exception");
        }
    }

    @Test
    void theTraceIsShownOnlyWhereItIsAskedFor() {
        assertThat(nasgauge("table", "info", "absent").err()).doesNotContain("\tat ");
        Terminal traced = nasgauge("table", "info", "absent", "--trace");
        assertThat(traced.exitCode()).isEqualTo(2);
        assertThat(traced.err())
                .startsWith("nasgauge: table: unknown table 'absent'")
                .contains("\tat org.nasgauge.");
    }
}
