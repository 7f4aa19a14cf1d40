package org.nasgauge.report.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import org.nasgauge.engine.manifest.StudyFacts;
import org.nasgauge.report.analysis.Finding;
import org.nasgauge.report.document.Cell;
import org.nasgauge.report.document.Column;
import org.nasgauge.report.document.Column.Kind;
import org.nasgauge.report.text.Decimals;
import org.nasgauge.report.text.JsonText;

/** Columns and cells of tables for data analysis. */
final class DataCells {
    /** Of {@link #study}, but for the label. */
    static final List<Column> STUDY = List.of(
            new Column("study", "Study", Kind.TEXT),
            new Column("component", "Component", Kind.TEXT),
            new Column("settings", "Settings", Kind.TEXT));

    private DataCells() {}

    static List<Cell> study(StudyFacts study) {
        return new ArrayList<>(List.of(
                new Cell.Text(study.label()),
                new Cell.Text(study.id()),
                new Cell.Text(study.component()),
                new Cell.Text(json(study.settings()))));
    }

    private static String json(SortedMap<String, Object> settings) {
        return JsonText.compact(json -> {
            json.writeStartObject();
            for (Map.Entry<String, Object> setting : settings.entrySet()) {
                json.writeFieldName(setting.getKey());
                if (setting.getValue() instanceof Double number) {
                    json.writeNumber(Decimals.shortest(number));
                } else if (setting.getValue() instanceof Number whole) {
                    json.writeNumber(whole.longValue());
                } else if (setting.getValue() instanceof Boolean flag) {
                    json.writeBoolean(flag);
                } else {
                    json.writeString(String.valueOf(setting.getValue()));
                }
            }
            json.writeEndObject();
        });
    }

    static Column whole(String key) {
        return new Column(key, label(key), Kind.WHOLE);
    }

    static Column number(String key) {
        return new Column(key, label(key), Kind.NUMBER);
    }

    private static String label(String key) {
        return key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1).replace('_', ' ');
    }

    static Cell real(Finding<Double> finding) {
        return finding.fold(DataCells::real, Cell.Missing::new);
    }

    /** Where it is shown, with as many digits as tell it from others. */
    static Cell real(double value) {
        return new Cell.Real(value, Decimals.decimalsFor(value, 6));
    }
}
