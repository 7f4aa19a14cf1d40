package org.nasgauge.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.nasgauge.api.error.KnownNames;
import org.nasgauge.api.error.UserError;

/**
 * A mapping of which the keys are known beforehand. A key that is not known is refused before any is read, so that a
 * misspelt one is never reported as the absence of what it stands for.
 */
public final class Fields {
    private final Node.Mapping mapping;

    private Fields(Node.Mapping mapping) {
        this.mapping = mapping;
    }

    /** @throws UserError if the node is no mapping, or has a key that is not among these */
    public static Fields of(Node node, String... keys) {
        return of(node, List.of(keys));
    }

    /** @throws UserError if the node is no mapping, or has a key that is not among these */
    public static Fields of(Node node, List<String> keys) {
        if (!(node instanceof Node.Mapping mapping)) {
            throw node.wrong("a mapping with the keys " + String.join(", ", keys));
        }
        mapping.entries().forEach((key, value) -> {
            if (!keys.contains(key)) {
                throw KnownNames.of("key", keys).unknown(value.place().ofKey(), key);
            }
        });
        return new Fields(mapping);
    }

    /**
     * The fields of a mapping whose keys depend on the value of one of them: to read that one, and then {@linkplain
     * #of(Node, String...) check} the keys of the case.
     *
     * @throws UserError if the node is no mapping
     */
    public static Fields unchecked(Node node, String expected) {
        if (!(node instanceof Node.Mapping mapping)) {
            throw node.wrong(expected);
        }
        return new Fields(mapping);
    }

    public Place place() {
        return mapping.place();
    }

    public boolean has(String key) {
        return mapping.entries().containsKey(key);
    }

    public Optional<Node> find(String key) {
        return Optional.ofNullable(mapping.entries().get(key));
    }

    /** @throws UserError if the key is missing, naming what is expected there */
    public Node need(String key, String expected) {
        return find(key)
                .orElseThrow(() -> UserError.at(
                        place(),
                        "'" + key + "' is missing"
                                + (place().isTop() ? " in the " + place().form().name() : ""),
                        "Add '" + key + "': " + expected));
    }

    /** A text that says something, without spaces around it. */
    public String text(String key) {
        return text(key, "a text");
    }

    public String text(String key, String expected) {
        return need(key, expected).text(expected);
    }

    /** A text to the letter, even if it is empty. */
    public String verbatim(String key) {
        return need(key, "a text").verbatim("a text");
    }

    public int whole(String key, int least, int most) {
        String expected = Numbers.wholeFrom(least, most);
        return need(key, expected).whole(least, most, expected);
    }

    /** A whole number from 0 that may be larger than an int. */
    public long length(String key) {
        String expected = Numbers.wholeFrom(0, Long.MAX_VALUE);
        return need(key, expected).whole(0L, Long.MAX_VALUE, expected);
    }

    /** A finite number. */
    public double number(String key) {
        return need(key, "a number").number("a number");
    }

    public boolean flag(String key) {
        return need(key, "true or false").flag();
    }

    /** A constant of an enumeration, by the name that forms write for it. */
    public <E extends Enum<E>> E constant(String key, Class<E> type, Function<? super E, String> name) {
        return need(key, "one of " + names(type, name)).oneOf(key, type.getEnumConstants(), name);
    }

    private static <E extends Enum<E>> String names(Class<E> type, Function<? super E, String> name) {
        return String.join(
                ", ", List.of(type.getEnumConstants()).stream().map(name).toList());
    }

    /** A constant of an enumeration, in lower case with hyphens. */
    public <E extends Enum<E>> E constant(String key, Class<E> type) {
        return constant(key, type, Fields::written);
    }

    /** How forms write a constant that has no other name: in lower case with hyphens. */
    public static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A mapping within this one. */
    public Fields fields(String key, String... keys) {
        return of(need(key, "a mapping with the keys " + String.join(", ", keys)), keys);
    }

    public List<Node> items(String key, String expected) {
        return need(key, expected).items(expected);
    }

    /** A list of which each item is read alike. */
    public <T> List<T> each(String key, String expected, Function<Node, T> reader) {
        List<T> list = new ArrayList<>();
        for (Node item : items(key, expected)) {
            list.add(reader.apply(item));
        }
        return list;
    }

    public List<String> texts(String key) {
        return each(key, "a list of texts", item -> item.verbatim("a text"));
    }

    public List<Integer> wholes(String key, int least, int most) {
        String expected = Numbers.wholeFrom(least, most);
        return each(key, "a list, each " + expected, item -> item.whole(least, most, expected));
    }

    public double[] numbers(String key) {
        return items(key, "a list of numbers").stream()
                .mapToDouble(item -> item.number("a number"))
                .toArray();
    }
}
