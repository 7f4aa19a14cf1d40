package org.nasgauge.models.graph;

import java.util.List;
import java.util.stream.IntStream;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.LabelledGraph;
import org.nasgauge.models.gradient.Matrix;
import org.nasgauge.models.gradient.Parameters;
import org.nasgauge.models.gradient.Recording;
import org.nasgauge.models.gradient.Training;

/** A network with one output a graph, trained on the mean squared error. Scores are to be standardized. */
abstract class TrainedOnGraphs {
    final SeededRandom random;
    private final Training training;

    TrainedOnGraphs(Training training, SeededRandom random) {
        this.training = training;
        this.random = random;
    }

    /** Draws all that is learned anew. */
    abstract Parameters build();

    /** A row each, of one column. */
    abstract Matrix output(Recording recording, List<LabelledGraph> graphs);

    public final void fit(List<LabelledGraph> known, double[] scores) {
        training.fit(build(), known.size(), (recording, batch) -> loss(recording, known, scores, batch), random);
    }

    final Matrix loss(Recording recording, List<LabelledGraph> graphs, double[] wanted, int[] batch) {
        List<LabelledGraph> chosen = IntStream.of(batch).mapToObj(graphs::get).toList();
        Matrix difference = recording.minus(output(recording, chosen), Matrix.of(wanted, batch));
        return recording.mean(recording.squared(difference));
    }
}
