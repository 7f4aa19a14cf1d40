package org.nasgauge.reproduction.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.nasgauge.api.error.KnownNames;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.SeedPolicy;
import org.nasgauge.api.metric.Split;
import org.nasgauge.reproduction.data.ColumnSource;
import org.nasgauge.reproduction.data.Count;
import org.nasgauge.reproduction.data.TableSource;
import org.nasgauge.reproduction.data.TableSource.ImportStep;
import org.nasgauge.reproduction.data.TableSource.Mapping;
import org.nasgauge.reproduction.published.PublishedTable;
import org.nasgauge.reproduction.published.Reproduction;
import org.nasgauge.tabular.format.JsonFields;
import org.nasgauge.tabular.query.Query;

/** From the YAML form to a reproduction: names are looked up within it, data not yet opened. */
final class ReproductionReader {
    private static final int MOST_DECIMALS = 12;
    private static final int MOST_TIMES = 1_000_000;

    private final String place;
    private final Function<String, Mapping> mappings;

    /** @param mappings from the name that the form gives to the mapping, or a UserError */
    ReproductionReader(String place, Function<String, Mapping> mappings) {
        this.place = place;
        this.mappings = mappings;
    }

    /** @throws UserError if the text is no reproduction */
    Reproduction read(String name, String text) {
        JsonFields root = YamlForm.parse(place, text);
        String title = root.text("title");
        String about = root.text("about").strip();
        Map<String, TableSource> data = new LinkedHashMap<>();
        for (JsonFields fields : root.objects("data")) {
            String known = fields.text("name");
            refuseSecond(fields, known, data.put(known, table(fields)) != null);
        }
        Map<String, ColumnSource> columns = new LinkedHashMap<>();
        for (JsonFields fields : root.objects("columns")) {
            String known = fields.text("name");
            refuseSecond(fields, known, columns.put(known, column(fields, data)) != null);
        }
        ColumnNames columnNames = new ColumnNames(columns.keySet());
        List<PublishedTable> tables = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (JsonFields fields : root.objects("tables")) {
            PublishedTable table = new TableReader(columnNames).read(fields);
            refuseSecond(fields, table.id(), ids.contains(table.id()));
            ids.add(table.id());
            tables.add(table);
        }
        root.end();
        return new Reproduction(name, title, about, data, columns, tables);
    }

    private static void refuseSecond(JsonFields fields, String name, boolean there) {
        if (there) {
            throw UserError.at(fields.place(), "'" + name + "' stands there twice", "Rename one of them");
        }
    }

    private TableSource table(JsonFields fields) {
        Optional<ImportStep> step = Optional.empty();
        if (fields.has("import")) {
            Optional<Mapping> mapping =
                    fields.has("mapping") ? Optional.of(mappings.apply(fields.text("mapping"))) : Optional.empty();
            step = Optional.of(new ImportStep(fields.text("import"), fields.texts("files"), mapping));
        }
        TableSource source = new TableSource(fields.place(), fields.text("table"), step, fields.text("published-at"));
        fields.end();
        return source;
    }

    private static ColumnSource column(JsonFields fields, Map<String, TableSource> data) {
        ColumnSource column = fields.has("count") ? counted(fields) : recorded(fields, data);
        fields.end();
        return column;
    }

    private static ColumnSource counted(JsonFields fields) {
        return new ColumnSource.Counted(
                fields.place(), fields.text("space"), fields.constant("count", Count.class, Labels::of));
    }

    private static ColumnSource recorded(JsonFields fields, Map<String, TableSource> data) {
        TableSource table = data.get(fields.text("data"));
        if (table == null) {
            throw KnownNames.of("data", data.keySet()).unknown(fields.place() + " data", fields.text("data"));
        }
        Query query = new Query(
                fields.text("metric"),
                fields.has("split")
                        ? Optional.of(fields.constant("split", Split.class, Split::label))
                        : Optional.empty(),
                notation(fields, "fidelity", Fidelity::parse),
                notation(fields, "seed", SeedPolicy::parse));
        OptionalInt decimals = fields.has("decimals")
                ? OptionalInt.of(fields.whole("decimals", 0, MOST_DECIMALS))
                : OptionalInt.empty();
        int times = fields.has("times") ? fields.whole("times", 1, MOST_TIMES) : 1;
        return new ColumnSource.Recorded(table, query, times, decimals);
    }

    private static <T> Optional<T> notation(JsonFields fields, String name, Function<String, T> reader) {
        if (!fields.has(name)) {
            return Optional.empty();
        }
        String text = fields.text(name);
        try {
            return Optional.of(reader.apply(text));
        } catch (IllegalArgumentException e) {
            throw UserError.at(fields.place() + " " + name, String.valueOf(e.getMessage()), "Correct this value", e);
        }
    }
}
