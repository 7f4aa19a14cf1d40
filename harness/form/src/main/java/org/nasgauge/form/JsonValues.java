package org.nasgauge.form;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/**
 * Writes values as JSON: mappings, their keys in the order of the map, lists, texts, whole numbers, doubles and truth values.
 * Built on the streaming writer alone: loading Jackson's data binding takes longer than much that is written.
 */
public final class JsonValues {
    /** Jackson's own number writer: {@link Double#toString} prints other digits before JDK 19 (JDK-4511638). */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    private JsonValues() {}

    /** On one line, without a line feed at its end. */
    public static String line(Map<String, ?> mapping) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            write(mapping, json);
        } catch (IOException e) {
            throw writingToMemory(e);
        }
        return text.toString();
    }

    /** Each entry on a line of its own, indented by two spaces; without a line feed at its end. */
    public static String indented(Map<String, ?> mapping) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
            write(mapping, json);
        } catch (IOException e) {
            throw writingToMemory(e);
        }
        return text.toString();
    }

    private static UncheckedIOException writingToMemory(IOException e) {
        return new UncheckedIOException("writing to memory", e);
    }

    private static void write(Object value, JsonGenerator json) throws IOException {
        if (value instanceof Map<?, ?> mapping) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : mapping.entrySet()) {
                json.writeFieldName((String) entry.getKey());
                write(entry.getValue(), json);
            }
            json.writeEndObject();
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object item : list) {
                write(item, json);
            }
            json.writeEndArray();
        } else if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else if (value instanceof BigInteger number) {
            json.writeNumber(number);
        } else if (value instanceof Integer || value instanceof Long) {
            json.writeNumber(((Number) value).longValue());
        } else {
            throw new IllegalArgumentException(value.getClass().getName() + " has no form in JSON");
        }
    }
}
