package org.nasgauge.engine.recipe;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.nasgauge.api.error.KnownNames;
import org.nasgauge.api.error.UserError;

/** A mapping of which the keys are known beforehand. */
final class Section {
    private final Node.Mapping mapping;

    private Section(Node.Mapping mapping) {
        this.mapping = mapping;
    }

    /** @throws UserError if the node is no mapping, or has a key that is not among these */
    static Section of(Node node, String... keys) {
        if (!(node instanceof Node.Mapping mapping)) {
            throw wrong(node, "a mapping with the keys " + String.join(", ", keys));
        }
        KnownNames known = KnownNames.of("key", List.of(keys));
        mapping.entries().forEach((key, value) -> {
            if (!known.names().contains(key)) {
                throw known.unknown(value.place(), key);
            }
        });
        return new Section(mapping);
    }

    static UserError wrong(Node node, String expected) {
        return UserError.at(node.place(), "expected " + expected + ", found " + node.describe(), "Correct this value");
    }

    Place place() {
        return mapping.place();
    }

    Optional<Node> find(String key) {
        return Optional.ofNullable(mapping.entries().get(key));
    }

    Node need(String key, String expected) {
        return find(key)
                .orElseThrow(() -> UserError.at(place(), "'" + key + "' is missing", "Add '" + key + "': " + expected));
    }

    /** What an author writes as text; a number is taken as its text. */
    static String text(Node node, String expected) {
        if (node instanceof Node.Scalar scalar) {
            String text = scalar.value().toString().strip();
            if (!text.isEmpty()) {
                return text;
            }
        }
        throw wrong(node, expected);
    }

    static int whole(Node node, int least, String expected) {
        if (node instanceof Node.Scalar scalar && scalar.value() instanceof Integer value && value >= least) {
            return value;
        }
        throw wrong(node, expected);
    }

    static boolean flag(Node node) {
        if (node instanceof Node.Scalar scalar && scalar.value() instanceof Boolean value) {
            return value;
        }
        throw wrong(node, "true or false");
    }

    static double positive(Node node, String expected) {
        if (node instanceof Node.Scalar scalar && scalar.value() instanceof Number number) {
            double value = number.doubleValue();
            if (value > 0 && value < Double.POSITIVE_INFINITY) {
                return value;
            }
        }
        throw wrong(node, expected);
    }

    /** A text in a notation of its own, whose reader throws IllegalArgumentException. */
    static <T> T notation(Node node, String expected, Function<String, T> reader) {
        String text = text(node, expected);
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            throw UserError.at(node.place(), String.valueOf(e.getMessage()), "Expected " + expected, e);
        }
    }

    static List<Node> items(Node node, String expected) {
        if (node instanceof Node.Sequence sequence) {
            return sequence.items();
        }
        throw wrong(node, expected);
    }
}
