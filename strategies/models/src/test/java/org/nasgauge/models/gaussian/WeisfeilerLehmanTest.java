package org.nasgauge.models.gaussian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.LabelledGraph;
import org.nasgauge.api.space.LabelledGraph.Edge;

class WeisfeilerLehmanTest {
    private static final LabelledGraph CHAIN =
            new LabelledGraph(List.of(0, 2, 1), List.of(new Edge(0, 1), new Edge(1, 2)));
    /** The same vertices; the input goes to the output as well. */
    private static final LabelledGraph SHORT_CUT =
            new LabelledGraph(List.of(0, 2, 1), List.of(new Edge(0, 1), new Edge(1, 2), new Edge(0, 2)));

    /** By hand: without passing on all three are alike; then the input is not; then it is still the input alone. */
    @Test
    void countsTheVerticesThatLookAlike() {
        WeisfeilerLehman labels = new WeisfeilerLehman();
        WeisfeilerLehman.Histogram chain = labels.of(CHAIN);
        WeisfeilerLehman.Histogram shortCut = labels.of(SHORT_CUT);
        double[] expected = {1, (3 + 2) / 6.0, (3 + 2 + 2) / 9.0, (3 + 2 + 2 + 2) / 12.0};
        List<Kernel<WeisfeilerLehman.Histogram>> kernels = WeisfeilerLehman.kernels();
        for (int depth = 0; depth < expected.length; depth++) {
            assertThat(kernels.get(depth).compare(chain, shortCut)).isCloseTo(expected[depth], within(1e-12));
            assertThat(kernels.get(depth).compare(chain, chain)).isEqualTo(1);
        }
    }

    /** Whether an operation feeds another one of its kind says all, and no histogram of operations tells it. */
    @Test
    void learnsWhatHangsOnNeighboursAlone() {
        for (int seed = 0; seed < 5; seed++) {
            SeededRandom random = SeedTree.root(seed).generator();
            WeisfeilerLehman labels = new WeisfeilerLehman();
            List<WeisfeilerLehman.Histogram> seen = new ArrayList<>();
            double[] scores = new double[160];
            for (int i = 0; i < scores.length; i++) {
                List<Integer> chain = new ArrayList<>(List.of(0));
                List<Edge> edges = new ArrayList<>();
                for (int vertex = 1; vertex <= 6; vertex++) {
                    chain.add(2 + random.nextInt(3));
                    edges.add(new Edge(vertex - 1, vertex));
                    scores[i] += chain.get(vertex).equals(chain.get(vertex - 1)) ? 1 : 0;
                }
                chain.add(1);
                edges.add(new Edge(6, 7));
                seen.add(labels.of(new LabelledGraph(chain, edges)));
            }
            GaussianProcess<WeisfeilerLehman.Histogram> process = new GaussianProcess<>(WeisfeilerLehman.kernels());
            double[] learned = Arrays.copyOf(scores, 120);
            process.fit(seen.subList(0, 120), learned);
            double squares = 0;
            double spread = 0;
            for (int i = 120; i < 160; i++) {
                squares += Math.pow(process.predict(seen.get(i)) - scores[i], 2);
                spread += Math.pow(scores[i] - 5.0 / 3, 2);
            }
            assertThat(squares).isLessThan(0.3 * spread);
        }
    }
}
