package org.nasgauge.engine.manifest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Unit;
import org.nasgauge.engine.manifest.ObjectiveFacts.Limit;
import org.nasgauge.form.Fields;
import org.nasgauge.form.Node;

/** Objectives and limits in a manifest, and metrics. */
final class ObjectiveFactsForm {
    static final String[] METRIC = {"name", "unit", "direction"};

    private ObjectiveFactsForm() {}

    static void write(ObjectiveFacts objectives, ObjectNode node) {
        ArrayNode further = node.putArray("further");
        objectives.further().forEach(metric -> write(metric, further.addObject()));
        ArrayNode limits = node.putArray("limits");
        objectives.limits().forEach(limit -> {
            ObjectNode written = limits.addObject();
            write(limit.metric(), written);
            written.put("bound", limit.bound());
        });
        ArrayNode reference = node.putArray("reference");
        objectives.reference().forEach(reference::add);
        ArrayNode front = node.putArray("front");
        for (List<Double> point : objectives.front()) {
            ArrayNode values = front.addArray();
            point.forEach(values::add);
        }
    }

    static void write(Metric metric, ObjectNode node) {
        node.put("name", metric.name())
                .put("unit", metric.unit().name())
                .put("direction", metric.direction().name());
    }

    static ObjectiveFacts read(Node node) {
        Fields fields = Fields.of(node, "further", "limits", "reference", "front");
        return new ObjectiveFacts(
                fields.each("further", "a list of metrics", metric -> metric(Fields.of(metric, METRIC))),
                fields.each("limits", "a list of limits", ObjectiveFactsForm::limit),
                numbers(fields.need("reference", "a list of numbers")),
                fields.each("front", "a list of points", ObjectiveFactsForm::numbers));
    }

    private static Limit limit(Node node) {
        Fields fields = Fields.of(node, "name", "unit", "direction", "bound");
        return new Limit(metric(fields), fields.number("bound"));
    }

    private static List<Double> numbers(Node node) {
        return node.items("a list of numbers").stream()
                .map(item -> item.number("a number"))
                .toList();
    }

    static Metric metric(Fields fields) {
        return new Metric(
                fields.text("name"),
                fields.constant("unit", Unit.class, Enum::name),
                fields.constant("direction", Direction.class, Enum::name));
    }
}
