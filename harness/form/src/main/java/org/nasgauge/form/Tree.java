package org.nasgauge.form;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nasgauge.api.error.PlainWords;
import org.nasgauge.api.error.Quoted;
import org.nasgauge.api.error.UserError;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Reads a text into nodes. Built on the streaming parsers alone: loading Jackson's data binding would take most of the time
 * that opening a table takes. Numbers stay as they are written; aliases, second documents and second keys are refused.
 */
final class Tree {
    /** One level more than forms have, so that it is not the parser's message that is read; no limit within a document. */
    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(Form.DEEPEST + 1)
            .maxStringLength(Integer.MAX_VALUE)
            .maxNameLength(Integer.MAX_VALUE)
            .maxNumberLength(Integer.MAX_VALUE)
            .build();

    private static final JsonFactory JSON =
            JsonFactory.builder().streamReadConstraints(LIMITS).build();

    /** Loaded when the first text in YAML is read. */
    private static final class Yaml {
        /** As its supertype: the verifier would load the other one to read JSON. */
        static final JsonFactory FACTORY =
                YAMLFactory.builder().streamReadConstraints(LIMITS).build();

        static boolean isAlias(JsonParser parser) throws IOException {
            return ((YAMLParser) parser).isCurrentAlias();
        }

        /** The parser's own words for what it found, at the place where it found it. */
        static UserError error(Place top, Exception e) {
            if (!(e.getCause() instanceof MarkedYAMLException marked)) {
                return malformed(top, e, "Check indentation and quotes");
            }
            @Nullable Mark mark = marked.getProblemMark();
            Place place = mark == null ? top : top.atLine(top.line() + mark.getLine());
            String problem = String.valueOf(marked.getProblem());
            if (problem.contains("\\t(TAB)")) {
                return UserError.at(place, "a tab stands where a value begins", "Indent with spaces, as YAML wants", e);
            }
            String mend = problem.contains("mapping values are not allowed")
                    ? "Check indentation; a text with ': ' in it stands in quotes"
                    : "Check indentation and quotes";
            return UserError.at(place, "no valid YAML: " + problem, mend, e);
        }
    }

    private final boolean isYaml;
    private final int firstLine;
    private final JsonParser parser;
    private int depth;

    private Tree(Place top, JsonParser parser) {
        this.isYaml = top.form().syntax() == Form.Syntax.YAML;
        this.firstLine = top.line();
        this.parser = parser;
    }

    static Node read(Place top, String text) {
        boolean isYaml = top.form().syntax() == Form.Syntax.YAML;
        try (JsonParser parser = (isYaml ? Yaml.FACTORY : JSON).createParser(text)) {
            return new Tree(top, parser).document(top);
        } catch (UserError e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw isYaml ? Yaml.error(top, e) : malformed(top, e, top.form().mend());
        }
    }

    private static UserError malformed(Place top, Exception e, String mend) {
        boolean hasLine = e instanceof JsonProcessingException json && json.getLocation() != null;
        int line = hasLine ? ((JsonProcessingException) e).getLocation().getLineNr() : 1;
        return UserError.at(
                top.atLine(top.line() + line - 1),
                "no valid " + top.form().syntax() + ": " + PlainWords.of(e).problem(),
                mend,
                e);
    }

    private Node document(Place top) throws IOException {
        @Nullable JsonToken first = parser.nextToken();
        if (first == null) {
            return new Node.Empty(top);
        }
        Node root = node(first, top.atLine(line()));
        if (parser.nextToken() != null) {
            throw UserError.at(
                    top.atLine(line()),
                    isYaml ? "a second document begins here" : "there is text behind the end",
                    "One file holds one " + top.form().name());
        }
        return root;
    }

    private int line() {
        return firstLine - 1 + parser.currentTokenLocation().getLineNr();
    }

    private Node node(JsonToken token, Place place) throws IOException {
        if (isYaml && Yaml.isAlias(parser)) {
            throw UserError.at(place, "aliases are not understood", "Write the value out");
        }
        return switch (token) {
            case START_OBJECT -> {
                deeper(place);
                yield mapping(place);
            }
            case START_ARRAY -> {
                deeper(place);
                yield sequence(place);
            }
            case VALUE_NULL -> new Node.Empty(place);
            case VALUE_TRUE -> new Node.Scalar(place, Node.Scalar.Kind.TRUE, parser.getText());
            case VALUE_FALSE -> new Node.Scalar(place, Node.Scalar.Kind.FALSE, parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(place, parser.getText());
            default -> new Node.Scalar(place, Node.Scalar.Kind.TEXT, parser.getText());
        };
    }

    private static Node number(Place place, String text) {
        boolean isPlain = Numbers.isNumber(text);
        return new Node.Scalar(place, isPlain ? Node.Scalar.Kind.NUMBER : Node.Scalar.Kind.ODD_NUMBER, text);
    }

    private void deeper(Place place) {
        depth++;
        if (depth > Form.DEEPEST) {
            throw UserError.at(
                    place,
                    "lists and mappings stand more than " + Form.DEEPEST + " deep",
                    "A " + place.form().name() + " is flatter");
        }
    }

    private Node mapping(Place place) throws IOException {
        Map<String, Node> entries = new LinkedHashMap<>();
        for (JsonToken token = next(place); token != JsonToken.END_OBJECT; token = next(place)) {
            String key = parser.currentName();
            Place keyPlace = place.key(key, line());
            JsonToken value = next(keyPlace);
            Node node = node(value, keyPlace.atLine(line()));
            Node earlier = entries.putIfAbsent(key, node);
            if (earlier != null) {
                throw UserError.at(
                        keyPlace,
                        Quoted.of(key) + " stands here for the second time, first on line "
                                + earlier.place().ofKey().line(),
                        "Keep one of them");
            }
        }
        depth--;
        return new Node.Mapping(place, Collections.unmodifiableMap(entries));
    }

    private Node sequence(Place place) throws IOException {
        List<Node> items = new ArrayList<>();
        for (JsonToken token = next(place); token != JsonToken.END_ARRAY; token = next(place)) {
            items.add(node(token, place.item(items.size() + 1, line())));
        }
        depth--;
        return new Node.Sequence(place, Collections.unmodifiableList(items));
    }

    private JsonToken next(Place place) throws IOException {
        @Nullable JsonToken token = parser.nextToken();
        if (token == null) {
            throw UserError.at(place, "the text ends too early", "Check brackets and quotes");
        }
        return token;
    }
}
