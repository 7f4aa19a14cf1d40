package org.nasgauge.spaces.transnas;

import java.util.Optional;
import java.util.function.Function;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Notation;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.spaces.naslib.NaslibTuple;

/** NASLib's tuple of the digits that the official text has; of modules, also with zeros up to six. */
record NaslibForm(SearchSpace space, Function<int[], Architecture> genome, Function<Architecture, int[]> digits)
        implements Notation {
    @Override
    public String name() {
        return NaslibTuple.NOTATION;
    }

    @Override
    public Architecture read(String text) {
        Architecture read = genome.apply(NaslibTuple.read(text));
        Optional<String> violation = space.violation(read);
        if (violation.isPresent()) {
            throw NaslibTuple.refused(text, violation.get());
        }
        return read;
    }

    @Override
    public String write(Architecture architecture) {
        return NaslibTuple.write(digits.apply(architecture));
    }
}
