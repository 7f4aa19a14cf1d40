package org.nasgauge.engine.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.form.Fields;
import org.nasgauge.form.Node;

/** What a recipe says of objectives and limits. */
final class ObjectivesReader {
    static final String[] KEYS = {"objective", "objectives", "limits", "reference-point"};

    private static final String EXPECTED =
            "the benchmark's objective (accuracy or loss) and its properties, as" + " [accuracy, parameters]";

    private final String file;
    private final Fields top;

    /** @throws UserError if both ways of naming the objective are used */
    ObjectivesReader(String file, Fields top) {
        this.file = file;
        this.top = top;
        top.find("objectives").filter(node -> top.find("objective").isPresent()).ifPresent(node -> {
            throw UserError.at(node.place(), "both 'objective' and 'objectives' are given", "Leave one of the two out");
        });
    }

    Metric objective() {
        return top.find("objectives")
                .map(node -> objective(items(node).get(0)))
                .or(() -> top.find("objective").map(ObjectivesReader::objective))
                .orElse(Metric.ACCURACY);
    }

    FurtherObjectives further() {
        List<String> names = new ArrayList<>();
        top.find("objectives")
                .ifPresent(node -> items(node).stream().skip(1).forEach(item -> {
                    String name = item.text(EXPECTED);
                    if (names.contains(name)) {
                        throw UserError.at(item.place(), "'" + name + "' stands twice", "Name each objective once");
                    }
                    names.add(name);
                }));
        return new FurtherObjectives(
                file,
                names,
                numbers("limits", "a limit for each property, as {parameters: 1000000}"),
                numbers("reference-point", "a value for each objective, as {accuracy: 10, parameters: 2000000}"));
    }

    private static List<Node> items(Node node) {
        List<Node> items = node.items(EXPECTED);
        if (items.isEmpty()) {
            throw node.wrong(EXPECTED);
        }
        return items;
    }

    private static Metric objective(Node node) {
        return node.oneOf("objective", new Metric[] {Metric.ACCURACY, Metric.LOSS}, Metric::name);
    }

    private SortedMap<String, Double> numbers(String key, String expected) {
        SortedMap<String, Double> numbers = new TreeMap<>();
        top.find(key)
                .ifPresent(node ->
                        node.entries(expected).forEach((name, value) -> numbers.put(name, value.number("a number"))));
        return numbers;
    }
}
