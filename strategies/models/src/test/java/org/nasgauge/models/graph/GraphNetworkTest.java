package org.nasgauge.models.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.LabelledGraph;

class GraphNetworkTest {
    private static final int LABELS = 4;

    /** Batch normalization's own gradient included. The step is small, for there are corners of rectifiers all around. */
    @Test
    void theGradientIsThatOfFiniteDifferences() {
        SeededRandom random = SeedTree.root(1).generator();
        GraphNetwork network = new GraphNetwork(new GraphNetwork.Shape(LABELS, 3, 6, 0), random);
        GraphBatch batch = new GraphBatch(RandomGraphs.of(7, LABELS, random), LABELS);
        float[] wanted = {1, -1, 0.5f, 2, -2, 0, 1};
        network.learn(batch, wanted, random);
        float[] gradient = network.parameters().gradient().clone();
        float[] values = network.parameters().values();
        for (int i = 0; i < values.length; i++) {
            float at = values[i];
            values[i] = at + 1e-4f;
            double above = network.learn(batch, wanted, random);
            values[i] = at - 1e-4f;
            double below = network.learn(batch, wanted, random);
            values[i] = at;
            double slope = (above - below) / 2e-4;
            assertThat((double) gradient[i]).isCloseTo(slope, within(3e-3 + 0.02 * Math.abs(slope)));
        }
        assertThat(IntStream.range(0, gradient.length).filter(i -> Math.abs(gradient[i]) > 0.05))
                .hasSizeGreaterThan(100);
    }

    /** How much a label feeds is nothing that counting labels could tell. */
    @Test
    void learnsWhatEdgesSayAndForeseesWhatItDidNotSee() {
        SeededRandom random = SeedTree.root(2).generator();
        List<LabelledGraph> graphs = RandomGraphs.of(500, LABELS, random);
        float[] targets = new float[graphs.size()];
        for (int i = 0; i < targets.length; i++) {
            LabelledGraph graph = graphs.get(i);
            long feeding = graph.edges().stream()
                    .filter(edge -> graph.labels().get(edge.source()) == 0)
                    .count();
            targets[i] = (float) feeding / graph.labels().size();
        }
        GraphNetwork network = new GraphNetwork(new GraphNetwork.Shape(LABELS, 3, 32, 0), random);
        new GraphTraining(40, 16, 0.005, 1e-4)
                .fit(network, graphs.subList(0, 400), Arrays.copyOf(targets, 400), random);
        float[] predicted = network.predict(graphs.subList(400, 500));
        double squares = IntStream.range(0, 100)
                .mapToDouble(i -> Math.pow(predicted[i] - targets[400 + i], 2))
                .average()
                .orElseThrow();
        assertThat(squares).isLessThan(0.1 * variance(targets));
    }

    private static double variance(float[] values) {
        double mean = IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .average()
                .orElseThrow();
        return IntStream.range(0, values.length)
                .mapToDouble(i -> (values[i] - mean) * (values[i] - mean))
                .average()
                .orElseThrow();
    }

    @Test
    void thePredictionDoesNotDependOnTheOrderOfVerticesNorOnTheOtherGraphs() {
        SeededRandom random = SeedTree.root(3).generator();
        List<LabelledGraph> graphs = RandomGraphs.of(150, LABELS, random);
        GraphNetwork network = new GraphNetwork(new GraphNetwork.Shape(LABELS, 3, 8, 0.1), random);
        float[] targets = new float[graphs.size()];
        new GraphTraining(2, 16, 0.005, 1e-4).fit(network, graphs, targets, random);
        LabelledGraph one = new LabelledGraph(
                List.of(0, 1, 2, 3),
                List.of(
                        new LabelledGraph.Edge(0, 1),
                        new LabelledGraph.Edge(0, 2),
                        new LabelledGraph.Edge(1, 3),
                        new LabelledGraph.Edge(2, 3)));
        LabelledGraph other = new LabelledGraph(
                List.of(0, 2, 1, 3),
                List.of(
                        new LabelledGraph.Edge(0, 1),
                        new LabelledGraph.Edge(0, 2),
                        new LabelledGraph.Edge(1, 3),
                        new LabelledGraph.Edge(2, 3)));
        assertThat(network.predict(List.of(other))[0]).isCloseTo(network.predict(List.of(one))[0], within(1e-5f));
        List<LabelledGraph> all = new ArrayList<>(graphs);
        all.add(one);
        assertThat(network.predict(all)[150]).isEqualTo(network.predict(List.of(one))[0]);
    }

    @Test
    void theSameSeedGivesTheSameBits() {
        float[][] twice = new float[2][];
        for (int i = 0; i < 2; i++) {
            SeededRandom random = SeedTree.root(4).generator();
            List<LabelledGraph> graphs = RandomGraphs.of(40, LABELS, random);
            GraphNetwork network = new GraphNetwork(new GraphNetwork.Shape(LABELS, 3, 32, 0.1), random);
            new GraphTraining(3, 16, 0.005, 1e-4).fit(network, graphs, new float[40], random);
            twice[i] = network.predict(graphs);
        }
        assertThat(twice[0]).isEqualTo(twice[1]);
    }
}
