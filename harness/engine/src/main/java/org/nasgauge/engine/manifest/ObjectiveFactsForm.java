package org.nasgauge.engine.manifest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    static Map<String, Object> written(ObjectiveFacts objectives) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put(
                "further",
                objectives.further().stream().map(ObjectiveFactsForm::written).toList());
        written.put(
                "limits",
                objectives.limits().stream().map(ObjectiveFactsForm::written).toList());
        written.put("reference", objectives.reference());
        written.put("front", objectives.front());
        return written;
    }

    private static Map<String, Object> written(Limit limit) {
        Map<String, Object> written = written(limit.metric());
        written.put("bound", limit.bound());
        return written;
    }

    static Map<String, Object> written(Metric metric) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("name", metric.name());
        written.put("unit", metric.unit().name());
        written.put("direction", metric.direction().name());
        return written;
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
