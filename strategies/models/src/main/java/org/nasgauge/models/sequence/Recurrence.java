package org.nasgauge.models.sequence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.models.gradient.Arrangement;
import org.nasgauge.models.gradient.Linear;
import org.nasgauge.models.gradient.Matrix;
import org.nasgauge.models.gradient.Parameters;
import org.nasgauge.models.gradient.Recording;

/**
 * Long short-term memory (Hochreiter and Schmidhuber, 1997) over sequences of one length. Rows stand step by step: first those of
 * all sequences at the first step.
 *
 * @param input to the gates i, f, o and the candidate g, from what is read
 * @param state to them, from the state before
 */
record Recurrence(Linear input, Matrix state) {
    private static final int GATES = 4;

    static Recurrence of(Parameters parameters, int inputs, int width, SeededRandom random) {
        double bound = 1 / StrictMath.sqrt(width);
        Linear input = new Linear(
                parameters.uniform(inputs, GATES * width, bound, random),
                parameters.uniform(1, GATES * width, bound, random));
        return new Recurrence(input, parameters.uniform(width, GATES * width, bound, random));
    }

    /**
     * The state after each step.
     *
     * @param first state and cell at the start, a row a sequence; empty for 0
     * @param backwards whether the last step is read first; its state still stands last
     */
    Matrix states(Recording recording, Matrix read, int sequences, Optional<Matrix> first, boolean backwards) {
        Matrix gates = input.of(recording, read);
        int steps = read.rows() / sequences;
        List<Matrix> states = new ArrayList<>();
        Optional<Matrix> hidden = first;
        Optional<Matrix> cell = first;
        for (int i = 0; i < steps; i++) {
            int step = backwards ? steps - 1 - i : i;
            Matrix now = Arrangement.rows(recording, gates, step * sequences, sequences);
            if (hidden.isPresent()) {
                now = recording.sum(now, recording.product(hidden.get(), state));
            }
            Matrix kept = recording.times(part(recording, now, 0), candidate(recording, now));
            if (cell.isPresent()) {
                kept = recording.sum(kept, recording.times(part(recording, now, 1), cell.get()));
            }
            cell = Optional.of(kept);
            hidden = Optional.of(recording.times(part(recording, now, 2), recording.tanh(kept)));
            states.add(hidden.get());
        }
        if (backwards) {
            Collections.reverse(states);
        }
        return Arrangement.below(recording, states);
    }

    private Matrix part(Recording recording, Matrix gates, int number) {
        int width = state.rows();
        return recording.sigmoid(Arrangement.columns(recording, gates, number * width, width));
    }

    private Matrix candidate(Recording recording, Matrix gates) {
        int width = state.rows();
        return recording.tanh(Arrangement.columns(recording, gates, (GATES - 1) * width, width));
    }
}
