package org.nasgauge.engine.recipe;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.nasgauge.api.error.UserError;
import org.nasgauge.engine.external.External;
import org.nasgauge.form.Fields;
import org.nasgauge.form.Node;

/** The components that a recipe names. */
final class ChoiceReader {
    private static final int LONGEST_LABEL = 100;

    private ChoiceReader() {}

    /** No two with the same label. */
    static List<Choice> strategies(Node node) {
        return distinct(items(node, "strategy", ChoiceReader::strategy));
    }

    /** No two with the same label. */
    static List<Choice> estimators(Node node) {
        return distinct(items(node, "estimator", item -> estimator(item, "name", "label", "settings", "of")));
    }

    private static List<Choice> distinct(List<Choice> choices) {
        Map<String, Choice> byLabel = new LinkedHashMap<>();
        for (Choice choice : choices) {
            Choice earlier = byLabel.putIfAbsent(choice.label(), choice);
            if (earlier != null) {
                throw UserError.at(
                        choice.place(),
                        "the label '" + choice.label() + "' is taken already, at " + earlier.place(),
                        "Give one of the two another 'label'");
            }
        }
        return choices;
    }

    private static List<Choice> items(Node node, String kind, Function<Node, Choice> read) {
        List<Choice> choices = new ArrayList<>();
        for (Node item : node.items("a list, one " + kind + " an item")) {
            choices.add(read.apply(item));
        }
        return choices;
    }

    /** Without a label of its own, one that is wrapped is named after its wrappers as well. */
    private static Choice strategy(Node node) {
        if (node instanceof Node.Scalar) {
            return choice(node, "strategy");
        }
        if (node instanceof Node.Mapping mapping && mapping.entries().containsKey(External.NAME)) {
            return external(
                    Fields.of(node, External.NAME).need(External.NAME, "a program, as {command: [python3, my.py]}"));
        }
        Fields section = Fields.of(node, "name", "label", "settings", "wrappers", "estimator", "prior", "predicted");
        String name = name(section, "strategy");
        List<Choice> wrappers = wrappers(section);
        StringBuilder label = new StringBuilder(name);
        wrappers.forEach(wrapper -> label.append(" + ").append(wrapper.name()));
        return new Choice(
                section.place().toString(),
                name,
                label(section).orElse(label.toString()),
                settings(section),
                wrappers,
                section.find("estimator").map(item -> estimator(item, "name", "settings", "of")),
                List.of(),
                section.find("prior").map(PriorChoice::read),
                predicted(section));
    }

    private static SortedMap<String, Choice> predicted(Fields section) {
        SortedMap<String, Choice> predicted = new TreeMap<>();
        section.find("predicted")
                .ifPresent(node -> node.entries("estimators by the objective that they predict")
                        .forEach((property, item) ->
                                predicted.put(property, estimator(item, "name", "settings", "of"))));
        return predicted;
    }

    /** Without a label of its own, named after the first file among its words: its script, as a rule. */
    private static Choice external(Node node) {
        Fields section = Fields.of(node, "command", "label", "timeout", "wrappers", "estimator", "predicted");
        String expected = "the program and its arguments, as [python3, my.py]";
        List<String> command = new ArrayList<>();
        for (Node word : section.items("command", expected)) {
            command.add(besideRecipe(word));
        }
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("command", External.setting(command));
        section.find("timeout")
                .ifPresent(value -> settings.put("timeout", value.positive("a positive number of seconds")));
        String file = command.stream()
                .filter(word -> word.lastIndexOf('.') > word.lastIndexOf('/') + 1)
                .findFirst()
                .orElse(External.NAME);
        return new Choice(
                section.place().toString(),
                External.NAME,
                label(section).orElse(file.substring(file.lastIndexOf('/') + 1)),
                settings,
                wrappers(section),
                section.find("estimator").map(item -> estimator(item, "name", "settings", "of")),
                List.of(),
                Optional.empty(),
                predicted(section));
    }

    /** A file beside the recipe by its path from here; other words, files that are found from here among them, as they are. */
    private static String besideRecipe(Node node) {
        String word = node.text("a text");
        try {
            Path beside = Path.of(node.place().file()).resolveSibling(word);
            return Files.isRegularFile(beside) ? beside.toString() : word;
        } catch (InvalidPathException e) {
            return word;
        }
    }

    private static List<Choice> wrappers(Fields section) {
        return section.find("wrappers")
                .map(list -> items(list, "wrapper", item -> part(item, "wrapper")))
                .orElse(List.of());
    }

    private static Choice choice(Node node, String kind) {
        if (node instanceof Node.Scalar) {
            String name = node.text("the name of a " + kind);
            return new Choice(node.place().toString(), name, name, Map.of());
        }
        Fields section = Fields.of(node, "name", "label", "settings");
        String name = name(section, kind);
        return new Choice(section.place().toString(), name, label(section).orElse(name), settings(section));
    }

    /** One that is about others names them. */
    private static Choice estimator(Node node, String... keys) {
        if (node instanceof Node.Scalar) {
            return choice(node, "estimator");
        }
        Fields section = Fields.of(node, keys);
        String name = name(section, "estimator");
        return new Choice(
                section.place().toString(),
                name,
                List.of(keys).contains("label") ? label(section).orElse(name) : name,
                settings(section),
                List.of(),
                Optional.empty(),
                section.find("of")
                        .map(list -> distinct(items(list, "estimator", item -> choice(item, "estimator"))))
                        .orElse(List.of()),
                Optional.empty(),
                new TreeMap<>());
    }

    /** One that needs no label, since no report names it by itself. */
    private static Choice part(Node node, String kind) {
        if (node instanceof Node.Scalar) {
            return choice(node, kind);
        }
        Fields section = Fields.of(node, "name", "settings");
        String name = name(section, kind);
        return new Choice(section.place().toString(), name, name, settings(section));
    }

    private static String name(Fields section, String kind) {
        return section.text("name", "the name of a " + kind);
    }

    private static Optional<String> label(Fields section) {
        return section.find("label").map(label -> {
            String text = label.text("a label");
            if (text.length() > LONGEST_LABEL) {
                throw label.wrong("a label of at most " + LONGEST_LABEL + " characters");
            }
            return text;
        });
    }

    private static Map<String, Object> settings(Fields section) {
        return section.find("settings").map(Node::settings).orElseGet(TreeMap::new);
    }
}
