package org.nasgauge.models.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.LabelledGraph;
import org.nasgauge.models.gradient.FiniteDifferences;
import org.nasgauge.models.gradient.Matrix;
import org.nasgauge.models.gradient.Recording;
import org.nasgauge.models.gradient.SparseMatrix;
import org.nasgauge.models.gradient.Training;

class DirectedConvolutionsTest {
    private static final int LABELS = 4;

    private static DirectedConvolutions network(int layers, double dropout, int epochs, SeededRandom random) {
        return new DirectedConvolutions(
                LABELS, new DirectedConvolutions.Shape(layers, 16, 8, dropout, new Training(epochs, 16, 0.01)), random);
    }

    /** What is left out included. */
    @Test
    void theGradientIsThatOfFiniteDifferences() {
        SeededRandom random = SeedTree.root(1).generator();
        DirectedConvolutions network = network(3, 0.2, 1, random);
        List<LabelledGraph> graphs = RandomGraphs.of(6, LABELS, random);
        double[] scores = {1, -1, 0.5, 2, -2, 0};
        FiniteDifferences.check(
                network.build(), 6, (recording, batch) -> network.loss(recording, graphs, scores, batch));
    }

    @Test
    void learnsWhatEdgesSayAndForeseesWhatItDidNotSee() {
        SeededRandom random = SeedTree.root(2).generator();
        List<LabelledGraph> graphs = RandomGraphs.of(400, LABELS, random);
        double[] fed = RandomGraphs.fed(graphs);
        DirectedConvolutions network = network(3, 0, 40, random);
        network.fit(graphs.subList(0, 300), Arrays.copyOf(fed, 300));
        double squares = 0;
        double spread = 0;
        double mean = Arrays.stream(fed).average().orElseThrow();
        for (int i = 300; i < 400; i++) {
            double difference = network.predict(graphs.get(i)) - fed[i];
            squares += difference * difference;
            spread += (fed[i] - mean) * (fed[i] - mean);
        }
        assertThat(squares).isLessThan(0.3 * spread);
    }

    /** By hand, of an edge from the first to the second of two vertices. */
    @Test
    void weightsOfNeighboursAddUpToOne() {
        LabelledGraph edge = new LabelledGraph(List.of(0, 1), List.of(new LabelledGraph.Edge(0, 1)));
        GraphsTogether together = new GraphsTogether(List.of(edge, edge));
        double[] along = row(together.along(), 0);
        assertThat(along).containsExactly(new double[] {0.5, 0.5, 0, 0}, within(1e-15));
        double[] against = row(together.against(), 3);
        assertThat(against).containsExactly(new double[] {0, 0, 1 / 3.0, 2 / 3.0}, within(1e-15));
    }

    private static double[] row(SparseMatrix matrix, int row) {
        Matrix unit = Matrix.oneHot(new int[] {0, 1, 2, 3}, 4);
        return matrix.times(Recording.predicting(), unit).toRows()[row];
    }

    @Test
    void thePredictionDoesNotDependOnTheOrderOfVertices() {
        SeededRandom random = SeedTree.root(3).generator();
        DirectedConvolutions network = network(2, 0.1, 2, random);
        network.fit(RandomGraphs.of(30, LABELS, random), new double[30]);
        LabelledGraph one = diamond(1, 2);
        LabelledGraph other = diamond(2, 1);
        assertThat(network.predict(other)).isCloseTo(network.predict(one), within(1e-12));
    }

    private static LabelledGraph diamond(int left, int right) {
        return new LabelledGraph(
                List.of(0, left, right, 3),
                List.of(
                        new LabelledGraph.Edge(0, 1),
                        new LabelledGraph.Edge(0, 2),
                        new LabelledGraph.Edge(1, 3),
                        new LabelledGraph.Edge(2, 3)));
    }
}
