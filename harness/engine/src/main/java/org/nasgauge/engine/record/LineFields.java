package org.nasgauge.engine.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.nasgauge.api.metric.Reading;

/**
 * The fields of a line of JSON as they come, in any order, so that a record is made of them without a tree in between. What
 * is wrong is the message of an {@link IllegalArgumentException}.
 *
 * <p>An object is {@linkplain #open opened}, read in a loop over {@link #next}, and then asked whether it had what it
 * {@linkplain #require needs}.
 */
final class LineFields implements AutoCloseable {
    /** So many fields does an object seldom have. */
    private static final int NAMES = 16;

    private static final String NOT_WHOLE = "no whole JSON object";
    /** Which name came before is seen here: equal names are one object. */
    private static final JsonFactory FACTORY = Json.FACTORY
            .rebuild()
            .enable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final JsonParser json;
    /** The names that came so far in the object of each depth, or in the last one that stood there. */
    private final List<Set<String>> names = new ArrayList<>();

    private int depth;
    private boolean isNone;
    private String name = "";

    private LineFields(JsonParser json) {
        this.json = json;
    }

    /** Of the object that a line is, in an array. */
    static LineFields of(ByteBuffer line) {
        try {
            LineFields fields = new LineFields(
                    FACTORY.createParser(line.array(), line.arrayOffset() + line.position(), line.remaining()));
            if (fields.advance() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("expected an object");
            }
            fields.open();
            return fields;
        } catch (IOException e) {
            throw torn(e);
        }
    }

    /** Begins the object that comes. What is none has no fields. */
    void open() {
        isNone = json.currentToken() != JsonToken.START_OBJECT;
        if (isNone) {
            skip();
        }
        if (names.size() == depth) {
            names.add(Collections.newSetFromMap(new IdentityHashMap<>(NAMES)));
        }
        names.get(depth++).clear();
    }

    /** Goes on to the next field and its value; false at the end of the object. */
    boolean next() {
        if (isNone || advance() == JsonToken.END_OBJECT) {
            isNone = false;
            depth--;
            return false;
        }
        try {
            name = json.currentName();
        } catch (IOException e) {
            throw torn(e);
        }
        if (!names.get(depth - 1).add(name)) {
            throw new IllegalArgumentException("'" + name + "' stands twice");
        }
        advance();
        return true;
    }

    /** Of the field that came last. */
    String name() {
        return name;
    }

    /** The object that was read last had these fields. */
    void require(String... required) {
        Set<String> had = names.get(depth);
        for (String one : required) {
            if (!had.contains(one)) {
                throw new IllegalArgumentException("'" + one + "' is missing");
            }
        }
    }

    String text() {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw new IllegalArgumentException("'" + name + "' is no text");
        }
        try {
            return json.getText();
        } catch (IOException e) {
            throw torn(e);
        }
    }

    int whole() {
        long wide = wide();
        if (wide != (int) wide) {
            throw noWhole();
        }
        return (int) wide;
    }

    long wide() {
        try {
            if (json.currentToken() != JsonToken.VALUE_NUMBER_INT || json.getNumberType() == NumberType.BIG_INTEGER) {
                throw noWhole();
            }
            return json.getLongValue();
        } catch (IOException e) {
            throw torn(e);
        }
    }

    private IllegalArgumentException noWhole() {
        return new IllegalArgumentException("'" + name + "' is no whole number");
    }

    double number() {
        if (!json.currentToken().isNumeric()) {
            throw new IllegalArgumentException("expected a number, found " + type(json.currentToken()));
        }
        try {
            return json.getDoubleValue();
        } catch (IOException e) {
            throw torn(e);
        }
    }

    private static JsonNodeType type(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> JsonNodeType.OBJECT;
            case START_ARRAY -> JsonNodeType.ARRAY;
            case VALUE_STRING -> JsonNodeType.STRING;
            case VALUE_TRUE, VALUE_FALSE -> JsonNodeType.BOOLEAN;
            case VALUE_NULL -> JsonNodeType.NULL;
            default -> JsonNodeType.MISSING;
        };
    }

    /** A number, or an object that says why it is missing. */
    Reading reading() {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            return Reading.of(number());
        }
        String reason = "";
        open();
        while (next()) {
            if (name.equals(RecordContent.MISSING)) {
                reason = text();
            } else {
                skip();
            }
        }
        require(RecordContent.MISSING);
        return Reading.missing(reason);
    }

    /** The elements of an array in their order. */
    <T> List<T> list(Function<LineFields, T> element) {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw new IllegalArgumentException("'" + name + "' is no array");
        }
        List<T> list = new ArrayList<>();
        while (advance() != JsonToken.END_ARRAY) {
            list.add(element.apply(this));
        }
        return list;
    }

    /** An object of which each field has a value of the same kind. */
    <T> Map<String, T> map(Function<LineFields, T> value) {
        Map<String, T> map = new LinkedHashMap<>();
        open();
        while (next()) {
            map.put(name, value.apply(this));
        }
        return map;
    }

    /** Leaves the value of a field that is not of interest. */
    void skip() {
        try {
            json.skipChildren();
        } catch (IOException e) {
            throw torn(e);
        }
    }

    /** After the object of the line nothing comes. */
    void requireEnd() {
        try {
            if (json.nextToken() != null) {
                throw new IllegalArgumentException(NOT_WHOLE);
            }
        } catch (IOException e) {
            throw torn(e);
        }
    }

    private JsonToken advance() {
        try {
            JsonToken token = json.nextToken();
            if (token == null) {
                throw new IllegalArgumentException(NOT_WHOLE);
            }
            return token;
        } catch (IOException e) {
            throw torn(e);
        }
    }

    private static IllegalArgumentException torn(IOException cause) {
        return new IllegalArgumentException(NOT_WHOLE, cause);
    }

    @Override
    public void close() {
        try {
            json.close();
        } catch (IOException e) {
            throw torn(e);
        }
    }
}
