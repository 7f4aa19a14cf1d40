package org.nasgauge.tabular.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.nasgauge.api.error.KnownNames;
import org.nasgauge.api.error.UserError;

/** Reads a JSON object field by field: each is of the kind that was asked for, and none is left over at the end. */
public final class JsonFields {
    private static final int MOST_ITEMS = 100_000;
    private static final JsonMapper MAPPER;

    static {
        StreamReadConstraints limits = StreamReadConstraints.builder()
                .maxDocumentLength(16 << 20)
                .maxNestingDepth(16)
                .maxStringLength(1 << 16)
                .maxNumberLength(40)
                .maxNameLength(1000)
                .build();
        MAPPER = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
        MAPPER.getFactory().setStreamReadConstraints(limits);
    }

    private final String place;
    private final ObjectNode object;
    private final Set<String> asked = new LinkedHashSet<>();

    private JsonFields(String place, ObjectNode object) {
        this.place = place;
        this.object = object;
    }

    /**
     * @param place the file, for error messages
     * @throws UserError if the text is no JSON object, or exceeds the limits
     */
    public static JsonFields parse(String place, String text) {
        try {
            return asObject(place, MAPPER.readTree(text));
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? place
                    : place + " line " + e.getLocation().getLineNr() + " column "
                            + e.getLocation().getColumnNr();
            throw UserError.at(where, "not valid JSON: " + e.getOriginalMessage(), "Restore or mend the file", e);
        }
    }

    private static JsonFields asObject(String place, JsonNode node) {
        if (node instanceof ObjectNode object) {
            return new JsonFields(place, object);
        }
        throw UserError.at(place, "expected an object in braces", "Restore or mend the file");
    }

    public String place() {
        return place;
    }

    public boolean has(String name) {
        asked.add(name);
        return object.hasNonNull(name);
    }

    public String text(String name) {
        JsonNode node = node(name);
        if (!node.isTextual()) {
            throw refused(name, "a text");
        }
        return node.textValue();
    }

    /** A whole number from least to most. */
    public int whole(String name, int least, int most) {
        return whole(node(name), name, least, most);
    }

    private int whole(JsonNode node, String name, int least, int most) {
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < least || node.intValue() > most) {
            throw refused(name, "a whole number from " + least + (most == Integer.MAX_VALUE ? "" : " to " + most));
        }
        return node.intValue();
    }

    public long length(String name) {
        JsonNode node = node(name);
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0) {
            throw refused(name, "a whole number from 0");
        }
        return node.longValue();
    }

    public double number(String name) {
        return number(node(name), name);
    }

    private double number(JsonNode node, String name) {
        if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
            throw refused(name, "a number");
        }
        return node.doubleValue();
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
        return asObject(place + " " + name, node(name));
    }

    public List<JsonFields> objects(String name) {
        List<JsonFields> items = new ArrayList<>();
        for (JsonNode item : array(name)) {
            items.add(asObject(place + " " + name + "[" + items.size() + "]", item));
        }
        return items;
    }

    public List<Integer> wholes(String name, int least, int most) {
        List<Integer> items = new ArrayList<>();
        for (JsonNode item : array(name)) {
            items.add(whole(item, name + "[" + items.size() + "]", least, most));
        }
        return items;
    }

    public List<String> texts(String name) {
        List<String> items = new ArrayList<>();
        for (JsonNode item : array(name)) {
            if (!item.isTextual()) {
                throw refused(name + "[" + items.size() + "]", "a text");
            }
            items.add(item.textValue());
        }
        return items;
    }

    public double[] numbers(String name) {
        JsonNode array = array(name);
        double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(array.path(i), name + "[" + i + "]");
        }
        return numbers;
    }

    /** This object as texts by name, whatever the names. */
    public SortedMap<String, String> textsByName() {
        SortedMap<String, String> texts = new TreeMap<>();
        object.fieldNames().forEachRemaining(name -> texts.put(name, text(name)));
        return texts;
    }

    /** To be called at the end: refuses fields that nobody asked for. */
    public void end() {
        object.fieldNames().forEachRemaining(name -> {
            if (!asked.contains(name)) {
                throw KnownNames.of("key", asked).unknown(place, name);
            }
        });
    }

    private JsonNode array(String name) {
        JsonNode node = node(name);
        if (!node.isArray() || node.size() > MOST_ITEMS) {
            throw refused(name, "a list of at most " + MOST_ITEMS + " items");
        }
        return node;
    }

    private JsonNode node(String name) {
        asked.add(name);
        JsonNode node = object.get(name);
        if (node == null) {
            throw UserError.at(place, "the key '" + name + "' is not there", "Restore or mend the file");
        }
        return node;
    }

    private UserError refused(String name, String expected) {
        return UserError.at(place + " " + name, "expected " + expected, "Restore or mend the file");
    }
}
