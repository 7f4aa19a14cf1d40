package org.nasgauge.engine.external;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The programs are scripts of a POSIX shell. */
@DisabledOnOs(OS.WINDOWS)
class ProcessTreeTest {
    @Test
    void whatAProgramWroteCanStillBeReadWhenItIsEnded() throws IOException, InterruptedException {
        ProcessTree tree = ProcessTree.start(List.of("sh", "-c", "echo answer; echo last words >&2; exit 7"));
        assertThat(tree.root().waitFor()).isEqualTo(7);
        tree.end();
        assertThat(new String(tree.root().getErrorStream().readAllBytes(), UTF_8))
                .isEqualTo("last words\n");
        assertThat(new String(tree.root().getInputStream().readAllBytes(), UTF_8))
                .isEqualTo("answer\n");
    }
}
