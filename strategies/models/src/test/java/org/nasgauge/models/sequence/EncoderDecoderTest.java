package org.nasgauge.models.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.models.gradient.FiniteDifferences;
import org.nasgauge.models.gradient.Training;

class EncoderDecoderTest {
    private static final EncoderDecoder.Shape SHAPE = new EncoderDecoder.Shape(16, 8, 0.05, 0.8);

    /** All 27 sequences of three out of three tokens. */
    private static List<int[]> sequences() {
        List<int[]> all = new ArrayList<>();
        for (int i = 0; i < 27; i++) {
            all.add(new int[] {i / 9, i / 3 % 3, i % 3});
        }
        return all;
    }

    /** Standardized: the later a 2 stands, the better. */
    private static double[] scores() {
        return sequences().stream()
                .mapToDouble(tokens -> (tokens[0] + 2 * tokens[1] + 4 * tokens[2] - 7) / 3.74)
                .toArray();
    }

    @Test
    void theGradientIsThatOfFiniteDifferences() {
        SeededRandom random = SeedTree.root(1).generator();
        EncoderDecoder network = new EncoderDecoder(
                3, new EncoderDecoder.Shape(4, 3, 0.2, 0.8), new Training(1, 9, 0.01), List.of(), random);
        List<int[]> some = sequences().subList(10, 15);
        double[] scores = {1, -1, 0.5, 2, -2};
        FiniteDifferences.check(
                network.parameters(), 5, (recording, batch) -> network.loss(recording, some, scores, batch));
    }

    @Test
    void writesEverySequenceAgainAndOrdersThem() {
        SeededRandom random = SeedTree.root(2).generator();
        EncoderDecoder network = new EncoderDecoder(3, SHAPE, new Training(150, 9, 0.01), List.of(), random);
        network.fit(sequences(), scores());
        assertThat(sequences())
                .allSatisfy(tokens -> assertThat(network.written(tokens)).isEqualTo(tokens));
        assertThat(network.predict(new int[] {0, 0, 2})).isGreaterThan(network.predict(new int[] {2, 2, 0}));
        assertThat(network.predict(new int[] {0, 2, 2})).isGreaterThan(network.predict(new int[] {0, 0, 2}));
    }

    /** Of 27 sequences nine are evaluated; the rest is written again only if it has been seen. */
    @Test
    void learnsToWriteWhatItHasLabelledItself() {
        List<int[]> evaluated = new ArrayList<>();
        double[] scores = new double[9];
        for (int i = 0; i < 9; i++) {
            evaluated.add(sequences().get(3 * i + i % 3));
            scores[i] = scores()[3 * i + i % 3];
        }
        AtomicInteger asked = new AtomicInteger();
        EncoderDecoder.SelfLabelling stage = new EncoderDecoder.SelfLabelling(
                count -> {
                    asked.set(count);
                    return sequences();
                },
                1.5,
                2,
                new Training(100, 9, 0.01));
        EncoderDecoder network = new EncoderDecoder(
                3,
                SHAPE,
                new Training(50, 9, 0.01),
                List.of(stage),
                SeedTree.root(3).generator());
        network.fit(evaluated, scores);
        assertThat(asked).hasValue(14);
        assertThat(sequences())
                .allSatisfy(tokens -> assertThat(network.written(tokens)).isEqualTo(tokens));
    }

    @Test
    void theSameSeedGivesTheSameBits() {
        double[] twice = new double[2];
        for (int i = 0; i < 2; i++) {
            SeededRandom random = SeedTree.root(4).generator();
            EncoderDecoder network = new EncoderDecoder(3, SHAPE, new Training(2, 9, 0.01), List.of(), random);
            network.fit(sequences(), scores());
            twice[i] = network.predict(new int[] {0, 1, 2});
        }
        assertThat(twice[0]).isEqualTo(twice[1]);
    }
}
