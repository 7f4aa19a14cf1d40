package org.nasgauge.spaces.naslib;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nasgauge.api.error.Quoted;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Notation;
import org.nasgauge.api.space.SearchSpace;

/** A flat Python tuple of small numbers, as in {@code (0, 2, 3, 2, 3, 1)}. */
public final class NaslibTuple {
    /** The name of the notation in every space. */
    public static final String NOTATION = "naslib";

    private static final Pattern FORM = Pattern.compile("\\(\\d(, \\d)*\\)");

    private NaslibTuple() {}

    /** @throws IllegalArgumentException if the text is no tuple of digits */
    public static int[] read(String text) {
        if (!FORM.matcher(text).matches()) {
            throw refused(text, "expected digits like (0, 2, 3, 2, 3, 1)");
        }
        return text.chars().filter(Character::isDigit).map(digit -> digit - '0').toArray();
    }

    public static String write(int... numbers) {
        return Arrays.stream(numbers).mapToObj(Integer::toString).collect(Collectors.joining(", ", "(", ")"));
    }

    public static IllegalArgumentException refused(String text, String reason) {
        return new IllegalArgumentException(Quoted.of(text) + " is no tuple of NASLib for this space: " + reason);
    }

    /** NASLib's tuple of the digits that the official text has; of modules, also with zeros up to six. */
    public record Digits(SearchSpace space, Function<int[], Architecture> genome, Function<Architecture, int[]> digits)
            implements Notation {
        @Override
        public String name() {
            return NOTATION;
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
}
