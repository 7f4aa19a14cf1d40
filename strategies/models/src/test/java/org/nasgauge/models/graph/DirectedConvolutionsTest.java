package org.nasgauge.models.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.LabelledGraph;
import org.nasgauge.models.gradient.Matrix;
import org.nasgauge.models.gradient.Recording;
import org.nasgauge.models.gradient.SparseMatrix;
import org.nasgauge.models.gradient.Training;

class DirectedConvolutionsTest extends TrainedOnGraphsContract {
    @Override
    DirectedConvolutions network(SeededRandom random) {
        return network(0.2, 3, random);
    }

    private static DirectedConvolutions network(double dropout, int epochs, SeededRandom random) {
        return new DirectedConvolutions(
                LABELS, new DirectedConvolutions.Shape(3, 16, 8, dropout, new Training(epochs, 16, 0.01)), random);
    }

    @Test
    void learnsWhatEdgesSayAndForeseesWhatItDidNotSee() {
        SeededRandom random = SeedTree.root(2).generator();
        List<LabelledGraph> graphs = RandomGraphs.of(400, LABELS, random);
        double[] fed = RandomGraphs.fed(graphs);
        DirectedConvolutions network = network(0, 40, random);
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
}
