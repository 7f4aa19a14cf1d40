package org.nasgauge.oneshot.differentiable;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.oneshot.differentiable.EarlyStop.Seen;

class EarlyStopTest {
    private static final int LAST = 49;
    private static final Architecture CELL = Architecture.of(1, 3);

    static Stream<String> runs() throws IOException {
        try (InputStream in = EarlyStopTest.class.getResourceAsStream("robustdarts-eigenvalues.txt")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.startsWith("#")).toList().stream();
        }
    }

    /** What the authors' runs returned. */
    @ParameterizedTest
    @MethodSource("runs")
    void publishedEigenvaluesStopWhereTheAuthorsStopped(String run) {
        String[] words = run.split(" ", -1);
        List<Seen> epochs = new ArrayList<>();
        String found = "none";
        for (int at = 2; at < words.length && found.equals("none"); at++) {
            String[] look = words[at].split("=", -1);
            int epoch = Integer.parseInt(look[0]);
            if (epoch == LAST) {
                break;
            }
            while (epochs.size() < epoch) {
                epochs.add(new Seen(CELL, 0, Double.NaN));
                assertThat(EarlyStop.EIGENVALUE.returned(epochs)).isEmpty();
            }
            epochs.add(new Seen(CELL, 0, Double.parseDouble(look[1])));
            OptionalInt returned = EarlyStop.EIGENVALUE.returned(epochs);
            if (returned.isPresent()) {
                found = epoch + "," + returned.getAsInt();
            }
        }
        assertThat(found).isEqualTo(words[1]);
    }

    @Test
    void dartsPlusStopsAtTheSecondSkip() {
        Seen one = new Seen(CELL, 1, Double.NaN);
        Seen two = new Seen(CELL, 2, Double.NaN);
        assertThat(EarlyStop.SKIPS.returned(List.of(one, one))).isEmpty();
        assertThat(EarlyStop.SKIPS.returned(List.of(one, two))).hasValue(1);
    }

    @Test
    void stableChoicesStopAfterTenEpochs() {
        List<Seen> epochs = new ArrayList<>(List.of(new Seen(Architecture.of(0, 0), 0, Double.NaN)));
        epochs.addAll(Collections.nCopies(10, new Seen(CELL, 0, Double.NaN)));
        assertThat(EarlyStop.STABLE.returned(epochs)).isEmpty();
        epochs.add(new Seen(CELL, 0, Double.NaN));
        assertThat(EarlyStop.STABLE.returned(epochs)).hasValue(11);
        assertThat(EarlyStop.NONE.returned(epochs)).isEmpty();
    }
}
