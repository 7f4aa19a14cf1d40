package org.nasgauge.report.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Locale;
import org.nasgauge.tabular.format.Column;
import org.nasgauge.tabular.format.TableManifest.Description;
import org.nasgauge.tabular.query.Table;

/** A mapping for the CSV importer. Values before the end of a schedule it cannot say; they are left out. */
final class ExportMapping {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ExportMapping() {}

    static String text(Table table, List<ExportedColumn> columns) {
        Description description = table.manifest().description();
        StringBuilder text = new StringBuilder();
        line(text, "table", description.name());
        line(text, "space", table.manifest().space());
        line(text, "dataset", description.dataset());
        line(text, "description", description.description());
        line(text, "source", description.source());
        line(text, "licence", description.licence());
        text.append("architecture: {column: architecture}\nseed: seed\n");
        text.append("missing: {\"\": missing in the export}\ncolumns:\n");
        for (ExportedColumn exported : columns) {
            Column column = exported.column();
            if (!column.isStatic() && !exported.isAtTheEnd()) {
                continue;
            }
            text.append("  - {column: ").append(quoted(exported.name()));
            text.append(", metric: ").append(quoted(column.metric().name()));
            text.append(", unit: ").append(label(column.metric().unit()));
            text.append(", direction: ").append(label(column.metric().direction()));
            column.split()
                    .ifPresent(split -> text.append(", split: ")
                            .append(split.label())
                            .append(", schedule: ")
                            .append(column.schedule()));
            text.append("}\n");
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String key, String value) {
        text.append(key).append(": ").append(quoted(value)).append('\n');
    }

    private static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** A JSON string, which YAML reads alike. */
    private static String quoted(String text) {
        try {
            return JSON.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every text has a JSON form", e);
        }
    }
}
