package org.nasgauge.engine.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** Reading fields strictly, and the one way in which numbers are written. */
final class Json {
    /** Jackson's own number writer: {@link Double#toString} prints other digits before JDK 19 (JDK-4511638). */
    static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(8)
                    .maxNumberLength(100)
                    .build())
            .build();

    private static final ObjectMapper MAPPER =
            new ObjectMapper(FACTORY).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Json() {}

    static JsonNode object(byte[] json) {
        try {
            JsonNode node = MAPPER.readTree(json);
            if (!node.isObject()) {
                throw new IllegalArgumentException("expected an object");
            }
            return node;
        } catch (IOException e) {
            throw new IllegalArgumentException("no whole JSON object", e);
        }
    }

    static JsonNode field(JsonNode node, String name) {
        JsonNode field = node.get(name);
        if (field == null) {
            throw new IllegalArgumentException("'" + name + "' is missing");
        }
        return field;
    }

    static String text(JsonNode node, String name) {
        JsonNode field = field(node, name);
        if (!field.isTextual()) {
            throw new IllegalArgumentException("'" + name + "' is no text");
        }
        return field.textValue();
    }

    static long wide(JsonNode node, String name) {
        JsonNode field = field(node, name);
        if (!field.canConvertToLong() || !field.isIntegralNumber()) {
            throw new IllegalArgumentException("'" + name + "' is no whole number");
        }
        return field.longValue();
    }

    static double number(JsonNode node, String name) {
        return number(field(node, name));
    }

    static double number(JsonNode value) {
        if (!value.isNumber()) {
            throw new IllegalArgumentException("expected a number, found " + value.getNodeType());
        }
        return value.doubleValue();
    }
}
