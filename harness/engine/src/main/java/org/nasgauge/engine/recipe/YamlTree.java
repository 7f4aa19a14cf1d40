package org.nasgauge.engine.recipe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nasgauge.api.error.UserError;

/** Reads YAML into nodes that keep their lines. Aliases are refused: a recipe is small and plain. */
final class YamlTree {
    private static final int DEEPEST = 16;
    private static final YAMLFactory FACTORY = YAMLFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();

    private final String file;
    private final YAMLParser yaml;

    private YamlTree(String file, YAMLParser yaml) {
        this.file = file;
        this.yaml = yaml;
    }

    static Node read(String file, String text) {
        try (YAMLParser yaml = FACTORY.createParser(text)) {
            YamlTree tree = new YamlTree(file, yaml);
            JsonToken first = yaml.nextToken();
            if (first == null) {
                throw UserError.at(file, "the recipe is empty", "Write at least benchmark, seeds, and strategies");
            }
            Node root = tree.node(first, "");
            if (yaml.nextToken() != null) {
                throw UserError.at(tree.here(""), "a second document begins here", "One file holds one recipe");
            }
            return root;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            String problem =
                    String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("malformed");
            throw UserError.at(
                    new Place(file, line, ""), "no valid YAML: " + problem, "Check indentation and quotes", e);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    private Node node(JsonToken token, String path) throws IOException {
        Place place = here(path);
        if (yaml.isCurrentAlias()) {
            throw UserError.at(place, "aliases are not understood", "Write the value out");
        }
        return switch (token) {
            case START_OBJECT -> mapping(place);
            case START_ARRAY -> sequence(place);
            case VALUE_NULL -> new Node.Empty(place);
            case VALUE_TRUE, VALUE_FALSE -> new Node.Scalar(place, token == JsonToken.VALUE_TRUE);
            case VALUE_NUMBER_INT -> new Node.Scalar(place, yaml.getNumberValue());
            case VALUE_NUMBER_FLOAT -> new Node.Scalar(place, yaml.getDoubleValue());
            default -> new Node.Scalar(place, yaml.getText());
        };
    }

    private Node mapping(Place place) throws IOException {
        Map<String, Node> entries = new LinkedHashMap<>();
        while (yaml.nextToken() == JsonToken.FIELD_NAME) {
            String key = yaml.currentName();
            String path = place.path().isEmpty() ? key : place.path() + "." + key;
            Place keyPlace = here(path);
            Node value = node(next(keyPlace), path);
            Node earlier = entries.putIfAbsent(key, value);
            if (earlier != null) {
                throw UserError.at(
                        keyPlace,
                        "'" + key + "' stands here for the second time, first on line "
                                + earlier.place().line(),
                        "Keep one of them");
            }
        }
        return new Node.Mapping(place, Collections.unmodifiableMap(entries));
    }

    private Node sequence(Place place) throws IOException {
        List<Node> items = new ArrayList<>();
        for (JsonToken token = next(place); token != JsonToken.END_ARRAY; token = next(place)) {
            items.add(node(token, String.format(Locale.ROOT, "%s[%d]", place.path(), items.size() + 1)));
        }
        return new Node.Sequence(place, List.copyOf(items));
    }

    private JsonToken next(Place place) throws IOException {
        @Nullable JsonToken token = yaml.nextToken();
        if (token == null) {
            throw UserError.at(place, "the text ends too early", "Check brackets and quotes");
        }
        return token;
    }

    private Place here(String path) {
        return new Place(file, yaml.currentTokenLocation().getLineNr(), path);
    }
}
