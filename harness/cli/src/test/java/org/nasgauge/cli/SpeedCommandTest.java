package org.nasgauge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasgauge.cli.Terminal.nasgauge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Launchers that are scripts of a line: what they took does not matter here, {@code SpeedCheckTest} has a clock for that. */
@DisabledOnOs(OS.WINDOWS)
class SpeedCommandTest {
    @TempDir
    private Path folder;

    private Path launcher(String name, String script) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void bothAreCalledWithTheRecipeInTurns() throws IOException {
        Path recipe = Files.writeString(folder.resolve("a.yaml"), "name: a\n");
        Path calls = folder.resolve("calls");
        Path a = launcher("a", "echo \"a $@\" >> " + calls);
        Path b = launcher("b", "echo \"b $@\" >> " + calls);
        Terminal speed = nasgauge("speed", a, b, recipe, "--rounds", "2", "--quiet");
        assertThat(speed.exitCode()).as(speed.err()).isZero();
        assertThat(speed.out()).contains("the median of 2 rounds", "at least 0.95 is asked for");
        assertThat(Files.readAllLines(calls))
                .hasSize(6)
                .allSatisfy(call -> assertThat(call).contains(" run " + recipe + " --out ", "--threads 1 --quiet"))
                .extracting(call -> call.substring(0, 1))
                .containsExactly("b", "a", "a", "b", "b", "a");
    }

    @Test
    void aLauncherThatFailsIsNamedWithWhatItSaid() throws IOException {
        Path recipe = Files.writeString(folder.resolve("a.yaml"), "name: a\n");
        Path good = launcher("good", "true");
        Path bad = launcher("bad", "echo 'no such table' >&2; exit 2");
        Terminal speed = nasgauge("speed", good, bad, recipe, "--quiet");
        assertThat(speed.exitCode()).isEqualTo(Ending.REFUSED.code());
        assertThat(speed.err()).contains(bad + ": it ended with exit code 2 instead of 0", "no such table");
        assertThat(nasgauge("speed", good, folder.resolve("none"), recipe).err())
                .contains("there is no such file");
        assertThat(nasgauge("speed", good, good, recipe, "--least", "0").err()).contains("--least");
        assertThat(nasgauge("speed", good, good, recipe, "--rounds", "0").err()).contains("--rounds");
    }
}
