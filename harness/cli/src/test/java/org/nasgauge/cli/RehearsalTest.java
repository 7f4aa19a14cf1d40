package org.nasgauge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasgauge.cli.Terminal.nasgauge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void everyCallOfItIsOneThatEndsWell() throws IOException {
        List<List<String>> calls = new ArrayList<>(Rehearsal.briefCalls());
        calls.addAll(Rehearsal.longCalls(folder));
        for (List<String> call : calls) {
            Terminal seen = nasgauge(call.toArray());
            assertThat(seen.exitCode()).as(call + seen.err()).isZero();
            assertThat(seen.out()).as(String.valueOf(call)).isNotEmpty();
        }
    }
}
