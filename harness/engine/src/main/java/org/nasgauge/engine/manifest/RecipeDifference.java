package org.nasgauge.engine.manifest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.nasgauge.form.Form;
import org.nasgauge.form.Node;

/**
 * What two recipes say differently, in lines such as {@code budget.evaluations: 20}; studies stand under their labels, so
 * that one study more does not move the others.
 *
 * @param removed lines of the first recipe that the second does not have
 * @param added lines of the second recipe that the first does not have
 */
public record RecipeDifference(Map<String, String> removed, Map<String, String> added) {
    private static final Form FORM = Form.yaml("recipe");
    private static final int MOST_LINES = 12;

    /** Of two normalised texts. */
    public static RecipeDifference of(String first, String second) {
        Map<String, String> before = lines(first);
        Map<String, String> now = lines(second);
        return new RecipeDifference(without(before, now), without(now, before));
    }

    /** Without the places that begin so. */
    public RecipeDifference without(List<String> beginnings) {
        Map<String, String> first = new LinkedHashMap<>(removed);
        Map<String, String> second = new LinkedHashMap<>(added);
        first.keySet().removeIf(place -> beginnings.stream().anyMatch(place::startsWith));
        second.keySet().removeIf(place -> beginnings.stream().anyMatch(place::startsWith));
        return new RecipeDifference(first, second);
    }

    /** Where they differ: each place once. */
    public Stream<String> places() {
        return Stream.concat(removed.keySet().stream(), added.keySet().stream()).distinct();
    }

    /** A line with − for each that is gone and one with + for each that is new, those of one place together. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        removed.forEach((place, value) -> {
            lines.add("− " + line(place, value));
            if (added.containsKey(place)) {
                lines.add("+ " + line(place, added.getOrDefault(place, "")));
            }
        });
        added.forEach((place, value) -> {
            if (!removed.containsKey(place)) {
                lines.add("+ " + line(place, value));
            }
        });
        return lines.size() <= MOST_LINES
                ? lines
                : Stream.concat(
                                lines.stream().limit(MOST_LINES - 1),
                                Stream.of("… and " + (lines.size() - MOST_LINES + 1) + " lines more"))
                        .toList();
    }

    private static String line(String place, String value) {
        return value.isEmpty() ? place : place + ": " + value;
    }

    private static Map<String, String> without(Map<String, String> all, Map<String, String> others) {
        Map<String, String> rest = new LinkedHashMap<>(all);
        rest.entrySet().removeAll(others.entrySet());
        return rest;
    }

    private static Map<String, String> lines(String text) {
        Map<String, String> lines = new LinkedHashMap<>();
        add("", FORM.parse("recipe", text), lines);
        return lines;
    }

    private static void add(String place, Node node, Map<String, String> lines) {
        if (node instanceof Node.Mapping mapping) {
            mapping.entries().forEach((key, value) -> add(place.isEmpty() ? key : place + "." + key, value, lines));
        } else if (node instanceof Node.Sequence sequence
                && sequence.items().stream().anyMatch(Node.Mapping.class::isInstance)) {
            for (int i = 0; i < sequence.items().size(); i++) {
                Node item = sequence.items().get(i);
                add(place + "[" + label(item, i) + "]", item, lines);
            }
        } else if (node instanceof Node.Sequence sequence) {
            lines.put(
                    place,
                    sequence.items().stream()
                            .map(RecipeDifference::text)
                            .toList()
                            .toString());
        } else {
            lines.put(place, text(node));
        }
    }

    private static String label(Node item, int number) {
        return item instanceof Node.Mapping mapping && mapping.entries().get("label") instanceof Node.Scalar label
                ? label.text()
                : String.valueOf(number + 1);
    }

    private static String text(Node node) {
        return node instanceof Node.Scalar scalar ? scalar.text() : "";
    }
}
