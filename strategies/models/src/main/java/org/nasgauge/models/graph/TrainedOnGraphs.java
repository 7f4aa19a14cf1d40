package org.nasgauge.models.graph;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.LabelledGraph;
import org.nasgauge.models.gradient.Matrix;
import org.nasgauge.models.gradient.Parameters;
import org.nasgauge.models.gradient.Recording;
import org.nasgauge.models.gradient.Training;
import org.nasgauge.models.regression.Regression;

/** A network with one output a graph. Scores are to be standardized. */
abstract class TrainedOnGraphs implements Regression<LabelledGraph> {
    /** Makes the loss of so many graphs small. */
    interface Fitting {
        void fit(Parameters parameters, int graphs, Training.Loss loss, SeededRandom random);
    }

    final SeededRandom random;
    private final Fitting fitting;
    private final BiFunction<Recording, Matrix, Matrix> error;

    /** @param error of each difference to what is wanted, whose mean is the loss */
    TrainedOnGraphs(Fitting fitting, BiFunction<Recording, Matrix, Matrix> error, SeededRandom random) {
        this.fitting = fitting;
        this.error = error;
        this.random = random;
    }

    /** Draws all that is learned anew. */
    abstract Parameters build();

    /** A row each, of one column. */
    abstract Matrix output(Recording recording, List<LabelledGraph> graphs);

    @Override
    public final void fit(List<LabelledGraph> known, double[] scores) {
        fitting.fit(build(), known.size(), (recording, batch) -> loss(recording, known, scores, batch), random);
    }

    final Matrix loss(Recording recording, List<LabelledGraph> graphs, double[] wanted, int[] batch) {
        List<LabelledGraph> chosen = IntStream.of(batch).mapToObj(graphs::get).toList();
        Matrix difference = recording.minus(output(recording, chosen), Matrix.of(wanted, batch));
        return recording.mean(error.apply(recording, difference));
    }

    @Override
    public final double predict(LabelledGraph one) {
        return output(Recording.predicting(), List.of(one)).at(0, 0);
    }
}
