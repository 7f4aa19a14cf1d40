package org.nasgauge.form;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.nasgauge.api.error.KnownNames;
import org.nasgauge.api.error.Quoted;
import org.nasgauge.api.error.UserError;

/**
 * A piece of a document that knows where it stands. What it is asked for it is, or the error says what was expected and what
 * was found. All methods that read throw {@link UserError}.
 */
public sealed interface Node {
    Place place();

    /** What it is, for error messages. */
    String describe();

    /** @param entries in the order of the text */
    record Mapping(Place place, Map<String, Node> entries) implements Node {
        @Override
        public String describe() {
            return "a mapping";
        }
    }

    record Sequence(Place place, List<Node> items) implements Node {
        @Override
        public String describe() {
            return "a list";
        }
    }

    /** Nothing: a key with nothing behind it, or null. */
    record Empty(Place place) implements Node {
        @Override
        public String describe() {
            return place.isTop() ? "nothing: the " + place.form().name() + " is empty" : "nothing";
        }
    }

    /** @param text as it stands in the document, without quotes */
    record Scalar(Place place, Kind kind, String text) implements Node {
        /** What a scalar was written as. */
        public enum Kind {
            TEXT,
            NUMBER,
            TRUE,
            FALSE,
            /** A number for YAML, but not in the grammar of forms. */
            ODD_NUMBER
        }

        @Override
        public String describe() {
            return switch (kind) {
                case ODD_NUMBER -> Quoted.of(text) + ", " + Numbers.oddity(text);
                case TEXT ->
                    text.isEmpty()
                            ? "nothing"
                            : Quoted.of(text) + (Numbers.isNumber(text) ? ", a text since it stands in quotes" : "");
                default -> Quoted.of(text);
            };
        }

        @Override
        public Object value() {
            return switch (kind) {
                case TEXT -> text;
                case TRUE -> true;
                case FALSE -> false;
                case ODD_NUMBER -> throw wrong("a number, a truth value, or a text");
                case NUMBER -> Numbers.value(text);
            };
        }
    }

    /** The error for this node, if something else was expected. */
    default UserError wrong(String expected) {
        return place().error("expected " + expected + ", found " + describe());
    }

    /** A text that says something, without spaces around it. */
    default String text(String expected) {
        String text = verbatim(expected).strip();
        if (text.isEmpty()) {
            throw wrong(expected);
        }
        return text;
    }

    /** A text to the letter, even if it is empty. */
    default String verbatim(String expected) {
        if (this instanceof Scalar scalar
                && (scalar.kind() == Scalar.Kind.TEXT || place().form().syntax() == Form.Syntax.YAML)) {
            return scalar.text();
        }
        throw wrong(expected);
    }

    default int whole(int least, int most, String expected) {
        return (int) whole((long) least, most, expected);
    }

    default int whole(int least, int most) {
        return whole(least, most, Numbers.wholeFrom(least, most));
    }

    default long whole(long least, long most, String expected) {
        if (this instanceof Scalar scalar && scalar.kind() == Scalar.Kind.NUMBER && Numbers.isWhole(scalar.text())) {
            BigInteger value = new BigInteger(scalar.text());
            if (value.bitLength() < Long.SIZE && value.longValue() >= least && value.longValue() <= most) {
                return value.longValue();
            }
        }
        throw wrong(expected);
    }

    /** A finite number. */
    default double number(String expected) {
        if (this instanceof Scalar scalar && scalar.kind() == Scalar.Kind.NUMBER) {
            double value = Double.parseDouble(scalar.text());
            if (Double.isFinite(value)) {
                return value;
            }
        }
        throw wrong(expected);
    }

    default double positive(String expected) {
        double value = number(expected);
        if (value > 0) {
            return value;
        }
        throw wrong(expected);
    }

    default boolean flag() {
        if (this instanceof Scalar scalar) {
            if (scalar.kind() == Scalar.Kind.TRUE) {
                return true;
            }
            if (scalar.kind() == Scalar.Kind.FALSE) {
                return false;
            }
        }
        throw wrong("true or false");
    }

    default List<Node> items(String expected) {
        if (this instanceof Sequence sequence) {
            return sequence.items();
        }
        throw wrong(expected);
    }

    /** By names that the author chose, in the order of the text. */
    default Map<String, Node> entries(String expected) {
        if (this instanceof Mapping mapping) {
            return mapping.entries();
        }
        throw wrong(expected);
    }

    /** Texts by names that the author chose. */
    default SortedMap<String, String> texts(String expected) {
        SortedMap<String, String> texts = new TreeMap<>();
        entries(expected).forEach((name, node) -> texts.put(name, node.verbatim("a text")));
        return texts;
    }

    /** The values of settings, by name; none where nothing stands. */
    default SortedMap<String, Object> settings() {
        SortedMap<String, Object> settings = new TreeMap<>();
        if (!(this instanceof Empty)) {
            entries("a mapping from names of settings to their values")
                    .forEach((name, node) -> settings.put(name, node.value()));
        }
        return settings;
    }

    /** A String, Boolean, Integer, Long, BigInteger or Double, whichever it was written as. */
    default Object value() {
        throw wrong("one value for the setting");
    }

    /** A text in a notation of its own, whose reader throws IllegalArgumentException. */
    default <T> T notation(String expected, Function<String, T> reader) {
        String text = text(expected);
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            throw UserError.at(place(), String.valueOf(e.getMessage()), "Expected " + expected, e);
        }
    }

    /**
     * One of some things by the name that forms write for it.
     *
     * @param kind what the names are, for error messages
     */
    default <T> T oneOf(String kind, T[] things, Function<? super T, String> name) {
        KnownNames known = KnownNames.of(kind, Arrays.stream(things).map(name).toList());
        String given = text("one of " + String.join(", ", known.names()));
        return Arrays.stream(things)
                .filter(thing -> name.apply(thing).equals(given))
                .findFirst()
                .orElseThrow(() -> known.unknown(place(), given));
    }
}
