package org.nasgauge.models.sequence;

import java.util.Optional;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.models.gradient.Arrangement;
import org.nasgauge.models.gradient.Linear;
import org.nasgauge.models.gradient.Matrix;
import org.nasgauge.models.gradient.Parameters;
import org.nasgauge.models.gradient.Recording;
import org.nasgauge.models.gradient.Rows;
import org.nasgauge.models.gradient.SparseMatrix;

/** Reads sequences in both directions, and predicts a score from the mean of what it makes of their tokens. */
final class Encoder {
    private static final double HALF = StrictMath.sqrt(0.5);

    private final Matrix embedding;
    private final Recurrence forwards;
    private final Recurrence backwards;
    private final Linear joined;
    private final Linear narrow;
    private final Linear wide;
    private final Linear score;
    private final double dropout;

    /**
     * @param tokens a row a token, step by step, each of norm 1
     * @param embedded a row a sequence, of norm 1
     * @param score a row a sequence
     */
    record Encoded(Matrix tokens, Matrix embedded, Matrix score) {}

    Encoder(Parameters parameters, EncoderDecoder.Shape shape, int vocabulary, SeededRandom random) {
        int width = shape.width();
        this.dropout = shape.dropout();
        this.embedding = parameters.normal(vocabulary, width, random);
        this.forwards = Recurrence.of(parameters, width, width, random);
        this.backwards = Recurrence.of(parameters, width, width, random);
        this.joined = Linear.standard(parameters, 2 * width, width, random);
        this.narrow = Linear.standard(parameters, width, shape.predictorWidth(), random);
        this.wide = Linear.standard(parameters, shape.predictorWidth(), width, random);
        this.score = Linear.standard(parameters, width, 1, random);
    }

    /** @param tokens of all sequences, step by step */
    Encoded of(Recording recording, int[] tokens, int sequences) {
        Matrix looked = SparseMatrix.picking(tokens, embedding.rows()).times(recording, embedding);
        Matrix read = recording.dropped(looked, dropout);
        Matrix states = Arrangement.beside(
                recording,
                forwards.states(recording, read, sequences, Optional.empty(), false),
                backwards.states(recording, read, sequences, Optional.empty(), true));
        Matrix seen = Rows.unit(recording, recording.sum(read, joined.of(recording, states)));
        SparseMatrix means = new SparseMatrix(sequences, tokens.length);
        for (int token = 0; token < tokens.length; token++) {
            means.add(token % sequences, token, (double) sequences / tokens.length);
        }
        Matrix embedded = Rows.unit(recording, means.times(recording, seen));
        return new Encoded(seen, embedded, predicted(recording, embedded));
    }

    private Matrix predicted(Recording recording, Matrix embedded) {
        Matrix first = recording.dropped(recording.rectified(narrow.of(recording, embedded)), dropout);
        Matrix second = recording.dropped(recording.rectified(wide.of(recording, first)), dropout);
        return score.of(recording, recording.scaled(recording.sum(embedded, second), HALF));
    }
}
