package org.nasgauge.engine.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nasgauge.engine.fixture.Python;

/** Programs that do not read what they are told; a pipe holds 64 KiB on Linux. */
@Timeout(60)
class ProgramTest {
    private static final String MORE_THAN_A_PIPE_HOLDS = "x".repeat(1 << 20);
    private static final String NEVER_READS = "import signal; signal.pause()";

    private static Program start(String script, Duration timeout) {
        Patience patience = new Patience(timeout, timeout, timeout, 1_000);
        return Program.start(List.of(Python.interpreter(), "-c", script), patience, Transcript.none());
    }

    @Test
    void a_program_that_never_reads_is_given_up_when_it_should_answer() {
        try (Program program = start(NEVER_READS, Duration.ofMillis(200))) {
            program.write(MORE_THAN_A_PIPE_HOLDS);
            assertThatExceptionOfType(ProgramFault.class)
                    .isThrownBy(() -> readLine(program, Duration.ofMillis(200)))
                    .withMessage("the program '" + Python.interpreter() + " -c " + NEVER_READS
                            + "' did not read its standard input within 0.2 s");
        }
    }

    @Test
    void a_program_that_never_reads_is_given_up_when_too_much_waits_for_it() {
        try (Program program = start(NEVER_READS, Duration.ofMillis(200))) {
            assertThatExceptionOfType(ProgramFault.class)
                    .isThrownBy(() -> {
                        for (int line = 0; line < 100; line++) {
                            program.write(MORE_THAN_A_PIPE_HOLDS);
                        }
                    })
                    .withMessageEndingWith("did not read its standard input within 0.2 s");
        }
    }

    @Test
    void a_program_that_has_closed_its_input_is_told_in_vain_and_blocks_nobody() {
        try (Program program = start(
                "import os, sys; os.close(0); print('closed', flush=True)\nfor i in range(2): print(i, flush=True)",
                Duration.ofMinutes(1))) {
            assertThat(readLine(program)).isEqualTo("closed");
            for (int line = 0; line < 100; line++) {
                program.write(MORE_THAN_A_PIPE_HOLDS);
            }
            assertThat(readLine(program)).isEqualTo("0");
            assertThat(readLine(program)).isEqualTo("1");
            assertThatExceptionOfType(ProgramFault.class)
                    .isThrownBy(() -> readLine(program))
                    .withMessageContaining("ended with exit code");
        }
    }

    @Test
    void lines_of_any_length_arrive_whole_and_in_order() {
        try (Program program = start(
                "import sys\nfor line in sys.stdin: print(line[0], len(line), flush=True)", Duration.ofMinutes(1))) {
            for (int line = 0; line < 10; line++) {
                program.write(line + MORE_THAN_A_PIPE_HOLDS);
            }
            for (int line = 0; line < 10; line++) {
                assertThat(readLine(program)).isEqualTo(line + " " + ((1 << 20) + 2));
            }
        }
    }

    /** One that is blocked in writing what nobody asked for, and one that blocks who writes to it. */
    @Test
    void nothing_is_left_of_a_program_that_is_ended_by_force() throws InterruptedException {
        Set<Thread> before = threads();
        Program chatter = start("while True: print('unasked')", Duration.ofMinutes(1));
        readLine(chatter);
        Program deaf = start(NEVER_READS, Duration.ofMinutes(1));
        deaf.write(MORE_THAN_A_PIPE_HOLDS);
        chatter.close();
        deaf.close();
        for (Thread thread : threads()) {
            if (!before.contains(thread)) {
                thread.join(30_000);
                assertThat(thread.isAlive()).isFalse();
            }
        }
    }

    private static String readLine(Program program) {
        return readLine(program, Duration.ofMinutes(1));
    }

    private static String readLine(Program program, Duration within) {
        return program.readLine(within, "did not answer", within);
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("external strategy"))
                .collect(Collectors.toSet());
    }
}
