package org.nasgauge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasgauge.cli.Terminal.nasgauge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class StrategyCheckTest {
    private static final String GOOD = """
            read hello; echo 'loading' >&2; echo '{"type": "ready", "protocol": 1}'
            while read line; do
              case $line in *'"ask"'*) echo '{"type": "trial", "architecture": [0, 1, 2, 0, 1, 2], "fidelity": "1/8"}'; esac
            done
            """;

    @TempDir
    private Path folder;

    @Test
    void a_program_that_keeps_to_the_protocol_is_overheard() throws IOException {
        Path script = Files.writeString(folder.resolve("good.sh"), GOOD);
        Terminal check = nasgauge("strategy", "check", "--proposals", "2", "sh", script, "--no-option-of-ours");
        assertThat(check.exitCode()).isZero();
        assertThat(check.out().lines().filter(line -> !line.startsWith("! ")))
                .hasSize(9 + 2)
                .startsWith(check.out().lines().findFirst().orElseThrow(), "< {\"type\": \"ready\", \"protocol\": 1}")
                .contains("> {\"type\":\"ask\"}", "> {\"type\":\"end\"}")
                .endsWith("", "It keeps to the protocol: 2 proposals.");
        assertThat(check.out()).contains("! loading").startsWith("> {\"type\":\"hello\"");
    }

    @Test
    void a_program_of_a_recipe_is_checked_on_its_own_benchmark() throws IOException {
        Path script = Files.writeString(folder.resolve("good.sh"), GOOD);
        Path recipe = Files.writeString(folder.resolve("a.yaml"), """
                benchmark: nasbench201-729-fashion
                seeds: 0..1
                budget: {evaluations: 7}
                strategies:
                  - random-search
                  - external: {command: [sh, SCRIPT], label: mine}
                  - external: {command: [sh, -c, 'read hello; echo no'], label: other}
                """.replace("SCRIPT", script.toString()));
        Terminal mine = nasgauge("strategy", "check", "--recipe", recipe, "--study", "mine");
        assertThat(mine.exitCode()).isZero();
        assertThat(mine.out()).contains("\"constraint\":{\"evaluations\":7,").endsWith(": 3 proposals.\n");
        Terminal other = nasgauge("strategy", "check", "--recipe", recipe, "--study", "other");
        assertThat(other.exitCode()).isEqualTo(2);
        assertThat(other.out())
                .contains(
                        "< no\n",
                        "Not yet: start: the program",
                        "answered the greeting with 'no': no JSON",
                        "Write one JSON object a line");
        Terminal unnamed = nasgauge("strategy", "check", "--recipe", recipe);
        assertThat(unnamed.exitCode()).isEqualTo(2);
        assertThat(unnamed.err()).contains("it has 2 external programs as strategies", "mine, other");
    }

    @Test
    void a_program_that_proposes_nothing_that_there_is_does_not_pass() {
        Terminal check = nasgauge(
                "strategy",
                "check",
                "sh",
                "-c",
                "read a; echo '{\"type\": \"ready\", \"protocol\": 1}'; while read a; do case $a in *ask*) echo"
                        + " '{\"type\": \"trial\", \"architecture\": [7]}';; esac; done");
        assertThat(check.exitCode()).isEqualTo(2);
        assertThat(check.out()).contains("Not yet: all that it proposed is outside the search space.");
    }
}
