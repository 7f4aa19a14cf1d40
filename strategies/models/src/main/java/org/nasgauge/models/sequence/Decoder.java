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

/** Writes the sequences again, token by token, from their embeddings and with attention to what the encoder has seen. */
final class Decoder {
    private static final double HALF = StrictMath.sqrt(0.5);

    private final Matrix embedding;
    private final Recurrence recurrence;
    private final Matrix asked;
    private final Matrix attended;
    private final Linear output;
    private final double dropout;

    /** @param vocabulary how many tokens there are; the next number is the start */
    Decoder(Parameters parameters, EncoderDecoder.Shape shape, int vocabulary, SeededRandom random) {
        int width = shape.width();
        this.dropout = shape.dropout();
        this.embedding = parameters.normal(vocabulary + 1, width, random);
        this.recurrence = Recurrence.of(parameters, width, width, random);
        this.asked = parameters.uniform(width, width, 1 / StrictMath.sqrt(width), random);
        this.attended = parameters.uniform(2 * width, width, 1 / StrictMath.sqrt(2 * width), random);
        this.output = Linear.standard(parameters, width, vocabulary, random);
    }

    /**
     * Logits of each token after those before it, step by step.
     *
     * @param tokens of all sequences, step by step
     */
    Matrix logits(Recording recording, int[] tokens, Encoder.Encoded encoded) {
        int sequences = encoded.embedded().rows();
        int[] before = new int[tokens.length];
        for (int i = 0; i < before.length; i++) {
            before[i] = i < sequences ? embedding.rows() - 1 : tokens[i - sequences];
        }
        Matrix looked = SparseMatrix.picking(before, embedding.rows()).times(recording, embedding);
        Matrix read = recording.dropped(looked, dropout);
        Matrix states = recurrence.states(recording, read, sequences, Optional.of(encoded.embedded()), false);
        Matrix first = recording.scaled(recording.sum(read, states), HALF);
        Matrix seen = attention(recording, first, encoded.tokens(), sequences);
        return output.of(recording, recording.scaled(recording.sum(first, seen), HALF));
    }

    private Matrix attention(Recording recording, Matrix queries, Matrix sources, int sequences) {
        int steps = queries.rows() / sequences;
        int[] together = new int[queries.rows()];
        int[] apart = new int[queries.rows()];
        for (int i = 0; i < together.length; i++) {
            together[i] = i % steps * sequences + i / steps;
            apart[together[i]] = i;
        }
        SparseMatrix bySequence = SparseMatrix.picking(together, together.length);
        Matrix mixed = Rows.attended(
                recording,
                bySequence.times(recording, recording.product(queries, asked)),
                bySequence.times(recording, sources),
                sequences);
        Matrix byStep = SparseMatrix.picking(apart, apart.length).times(recording, mixed);
        return recording.tanh(recording.product(Arrangement.beside(recording, byStep, queries), attended));
    }
}
