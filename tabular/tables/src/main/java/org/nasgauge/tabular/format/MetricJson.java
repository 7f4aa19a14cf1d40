package org.nasgauge.tabular.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Split;
import org.nasgauge.api.metric.Unit;
import org.nasgauge.form.Fields;

/** How files write a metric, and the split that it was measured on. */
public final class MetricJson {
    private MetricJson() {}

    public static void write(ObjectNode target, Metric metric) {
        target.put("metric", metric.name());
        target.put("unit", label(metric.unit()));
        target.put("direction", label(metric.direction()));
    }

    public static Metric read(Fields fields) {
        return new Metric(
                fields.verbatim("metric"),
                fields.constant("unit", Unit.class, MetricJson::label),
                fields.constant("direction", Direction.class, MetricJson::label));
    }

    public static Split readSplit(Fields fields) {
        return fields.constant("split", Split.class, Split::label);
    }

    private static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
