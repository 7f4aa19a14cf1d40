package org.nasgauge.importers.foreign;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import org.nasgauge.api.error.PlainWords;
import org.nasgauge.api.error.UserError;

/** A JSON file, plain or compressed, whose large objects are walked field by field. Names may not repeat. */
public final class JsonSource implements AutoCloseable {
    // Python writes NaN and Infinity, which JSON does not know.
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(32)
                            .maxStringLength(1 << 20)
                            .maxNameLength(1 << 16)
                            .maxNumberLength(100)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private final String file;
    private final JsonParser parser;

    public JsonSource(Path file) {
        this(file.toString(), Compressed.stream(file));
    }

    public JsonSource(String file, InputStream in) {
        this.file = file;
        try {
            this.parser = MAPPER.getFactory().createParser(in);
            parser.nextToken();
        } catch (IOException | RuntimeException e) {
            throw refused(e);
        }
    }

    /**
     * Walks the object that begins here; each value is read by what the visitor calls: {@link #tree}, this method again,
     * or {@link #skip}.
     */
    public void fields(FieldVisitor visitor) {
        expect(JsonToken.START_OBJECT, "an object");
        while (advance() != JsonToken.END_OBJECT) {
            String name = currentName();
            advance();
            visitor.visit(name);
        }
    }

    /** Walks the object that begins here, each value as a tree. */
    public void trees(BiConsumer<String, JsonNode> visitor) {
        fields(name -> visitor.accept(name, tree()));
    }

    /** The only value of the file. */
    public JsonNode document() {
        JsonNode document = tree();
        try {
            if (parser.nextToken() != null) {
                throw refuse("there is text behind the end");
            }
            return document;
        } catch (IOException | RuntimeException e) {
            throw refused(e);
        }
    }

    /** The value that begins here, whole. */
    public JsonNode tree() {
        if (parser.currentToken() == null) {
            throw refuse("the file is empty");
        }
        try {
            return parser.readValueAsTree();
        } catch (IOException | RuntimeException e) {
            throw refused(e);
        }
    }

    public void skip() {
        try {
            parser.skipChildren();
        } catch (IOException | RuntimeException e) {
            throw refused(e);
        }
    }

    /** The error for what was just read. */
    public UserError refuse(String problem) {
        JsonLocation at = parser.currentLocation();
        return UserError.at(
                file + ", line " + at.getLineNr() + ", column " + at.getColumnNr(),
                problem,
                "Check that the file is of the format that was named");
    }

    /** What is called for each field of an object, with the parser on its value. */
    @FunctionalInterface
    public interface FieldVisitor {
        void visit(String name);
    }

    private void expect(JsonToken token, String what) {
        if (parser.currentToken() != token) {
            throw refuse(
                    what + " was expected, not " + (parser.currentToken() == null ? "the end" : parser.currentToken()));
        }
    }

    private JsonToken advance() {
        try {
            JsonToken token = parser.nextToken();
            if (token == null) {
                throw refuse("the file ends in the middle of a value");
            }
            return token;
        } catch (IOException e) {
            throw refused(e);
        }
    }

    private String currentName() {
        try {
            return parser.currentName();
        } catch (IOException e) {
            throw refused(e);
        }
    }

    private UserError refused(Exception e) {
        if (e instanceof UserError already) {
            return already;
        }
        String problem = PlainWords.of(e).problem();
        String place = file;
        if (e instanceof JsonProcessingException json && json.getLocation() != null) {
            place += ", line " + json.getLocation().getLineNr() + ", column "
                    + json.getLocation().getColumnNr();
        }
        return UserError.at(place, "is no readable JSON: " + problem, "Fetch the file again", e);
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw refused(e);
        }
    }
}
