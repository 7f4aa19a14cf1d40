package org.nasgauge.tabular.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nasgauge.api.error.UserError;

/**
 * JSON text as maps, lists, strings, longs, doubles and booleans. Built on the streaming parser alone, since loading
 * Jackson's data binding would take most of the time that opening a table takes.
 */
final class JsonTree {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxDocumentLength(16 << 20)
                    .maxNestingDepth(16)
                    .maxStringLength(1 << 16)
                    .maxNumberLength(40)
                    .maxNameLength(1000)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private JsonTree() {}

    /** @throws UserError if the text is no JSON, holds a null, or exceeds the limits */
    static Object parse(String place, String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            parser.nextToken();
            Object value = value(place, parser);
            if (parser.nextToken() != null) {
                throw refused(place, parser, "there is text behind the end");
            }
            return value;
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? place
                    : place + " line " + e.getLocation().getLineNr() + " column "
                            + e.getLocation().getColumnNr();
            throw UserError.at(where, "not valid JSON: " + e.getOriginalMessage(), "Restore or mend the file", e);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory can always be read", e);
        }
    }

    private static Object value(String place, JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw refused(place, parser, "the text is empty");
        }
        return switch (token) {
            case START_OBJECT -> object(place, parser);
            case START_ARRAY -> list(place, parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> whole(parser);
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw refused(place, parser, "nothing may be null here");
        };
    }

    /** A long, or the nearest double where it does not fit. */
    private static Number whole(JsonParser parser) throws IOException {
        return switch (parser.getNumberType()) {
            case INT, LONG -> parser.getLongValue();
            default -> parser.getDoubleValue();
        };
    }

    private static Map<String, Object> object(String place, JsonParser parser) throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            object.put(name, value(place, parser));
        }
        return object;
    }

    private static List<Object> list(String place, JsonParser parser) throws IOException {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(place, parser));
        }
        return list;
    }

    private static UserError refused(String place, JsonParser parser, String problem) {
        return UserError.at(
                place + " line " + parser.currentLocation().getLineNr(), problem, "Restore or mend the file");
    }
}
