package org.nasgauge.tabular.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.nasgauge.api.error.KnownNames;
import org.nasgauge.api.error.UserError;

/** Reads a JSON object field by field: each is of the kind that was asked for, and none is left over at the end. */
public final class JsonFields {
    private static final int MOST_ITEMS = 100_000;

    private final String place;
    private final Map<?, ?> object;
    private final Set<String> asked = new LinkedHashSet<>();

    private JsonFields(String place, Map<?, ?> object) {
        this.place = place;
        this.object = object;
    }

    /**
     * @param place the file, for error messages
     * @throws UserError if the text is no JSON object, or exceeds the limits
     */
    public static JsonFields parse(String place, String text) {
        return asObject(place, JsonTree.parse(place, text));
    }

    private static JsonFields asObject(String place, Object value) {
        if (value instanceof Map<?, ?> object) {
            return new JsonFields(place, object);
        }
        throw UserError.at(place, "expected an object in braces", "Restore or mend the file");
    }

    public String place() {
        return place;
    }

    public boolean has(String name) {
        asked.add(name);
        return object.containsKey(name);
    }

    public String text(String name) {
        return text(value(name), name);
    }

    private String text(Object value, String name) {
        if (value instanceof String text) {
            return text;
        }
        throw refused(name, "a text");
    }

    /** A whole number from least to most. */
    public int whole(String name, int least, int most) {
        return whole(value(name), name, least, most);
    }

    private int whole(Object value, String name, int least, int most) {
        if (value instanceof Long number && number >= least && number <= most) {
            return number.intValue();
        }
        throw refused(name, "a whole number from " + least + (most == Integer.MAX_VALUE ? "" : " to " + most));
    }

    public long length(String name) {
        if (value(name) instanceof Long number && number >= 0) {
            return number;
        }
        throw refused(name, "a whole number from 0");
    }

    public double number(String name) {
        return number(value(name), name);
    }

    private double number(Object value, String name) {
        if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            return number.doubleValue();
        }
        throw refused(name, "a number");
    }

    public boolean truth(String name) {
        if (value(name) instanceof Boolean truth) {
            return truth;
        }
        throw refused(name, "true or false");
    }

    /** A constant of an enumeration, by the label that files write. */
    public <E extends Enum<E>> E constant(String name, Class<E> type, Function<E, String> label) {
        String given = text(name);
        List<E> constants = Arrays.asList(type.getEnumConstants());
        return constants.stream()
                .filter(constant -> label.apply(constant).equals(given))
                .findFirst()
                .orElseThrow(
                        () -> KnownNames.of(name, constants.stream().map(label).toList())
                                .unknown(place, given));
    }

    public Optional<JsonFields> optionalObject(String name) {
        return has(name) ? Optional.of(object(name)) : Optional.empty();
    }

    public JsonFields object(String name) {
        return asObject(place + " " + name, value(name));
    }

    public List<JsonFields> objects(String name) {
        List<JsonFields> items = new ArrayList<>();
        for (Object item : list(name)) {
            items.add(asObject(place + " " + name + "[" + items.size() + "]", item));
        }
        return items;
    }

    public List<Integer> wholes(String name, int least, int most) {
        List<Integer> items = new ArrayList<>();
        for (Object item : list(name)) {
            items.add(whole(item, name + "[" + items.size() + "]", least, most));
        }
        return items;
    }

    public List<String> texts(String name) {
        List<String> items = new ArrayList<>();
        for (Object item : list(name)) {
            items.add(text(item, name + "[" + items.size() + "]"));
        }
        return items;
    }

    public double[] numbers(String name) {
        List<?> list = list(name);
        double[] numbers = new double[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(list.get(i), name + "[" + i + "]");
        }
        return numbers;
    }

    /** This object as texts by name, whatever the names. */
    public SortedMap<String, String> textsByName() {
        SortedMap<String, String> texts = new TreeMap<>();
        names().forEach(name -> texts.put(name, text(name)));
        return texts;
    }

    /** This object as texts, whole numbers, reals and truth values by name, whatever the names. */
    public SortedMap<String, Object> scalarsByName() {
        SortedMap<String, Object> scalars = new TreeMap<>();
        names().forEach(name -> {
            Object value = value(name);
            if (value instanceof Map || value instanceof List) {
                throw refused(name, "a single value");
            }
            scalars.put(name, value);
        });
        return scalars;
    }

    /** To be called at the end: refuses fields that nobody asked for. */
    public void end() {
        names().filter(name -> !asked.contains(name)).findFirst().ifPresent(name -> {
            throw KnownNames.of("key", asked).unknown(place, name);
        });
    }

    private Stream<String> names() {
        return object.keySet().stream().map(String.class::cast);
    }

    private List<?> list(String name) {
        if (value(name) instanceof List<?> list && list.size() <= MOST_ITEMS) {
            return list;
        }
        throw refused(name, "a list of at most " + MOST_ITEMS + " items");
    }

    private Object value(String name) {
        asked.add(name);
        Object value = object.get(name);
        if (value == null) {
            throw UserError.at(place, "the key '" + name + "' is not there", "Restore or mend the file");
        }
        return value;
    }

    private UserError refused(String name, String expected) {
        return UserError.at(place + " " + name, "expected " + expected, "Restore or mend the file");
    }
}
