package org.nasgauge.reproduction.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.nasgauge.api.error.KnownNames;
import org.nasgauge.api.error.Quoted;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.SeedPolicy;
import org.nasgauge.api.metric.Split;
import org.nasgauge.form.Fields;
import org.nasgauge.form.Node;
import org.nasgauge.reproduction.data.Columns.ColumnSource;
import org.nasgauge.reproduction.data.Count;
import org.nasgauge.reproduction.data.TableSource;
import org.nasgauge.reproduction.data.TableSource.ImportStep;
import org.nasgauge.reproduction.data.TableSource.Mapping;
import org.nasgauge.reproduction.published.PublishedTable;
import org.nasgauge.reproduction.published.Reproduction;
import org.nasgauge.tabular.query.Query;

/** From the YAML form to a reproduction: names are looked up within it, data not yet opened. */
final class ReproductionReader {
    private static final String[] DATA = {"name", "table", "import", "files", "mapping", "published-at"};
    private static final int MOST_DECIMALS = 12;
    private static final int MOST_TIMES = 1_000_000;

    private final Function<String, Mapping> mappings;

    /** @param mappings from the name that the form gives to the mapping, or a UserError */
    ReproductionReader(Function<String, Mapping> mappings) {
        this.mappings = mappings;
    }

    /** @throws UserError if the document is no reproduction */
    Reproduction read(String name, Node document) {
        Fields root = Fields.of(document, "title", "about", "data", "columns", "tables");
        Map<String, TableSource> data = new LinkedHashMap<>();
        for (Node node : root.items("data", "a list, one item a table")) {
            String known = Fields.of(node, DATA).text("name", "a name for the table");
            refuseSecond(node, known, data.put(known, table(node)) != null);
        }
        Map<String, ColumnSource> columns = new LinkedHashMap<>();
        for (Node node : root.items("columns", "a list, one item a column")) {
            String known = Fields.unchecked(node, "a column").text("name", "a name for the column");
            refuseSecond(node, known, columns.put(known, column(node, data)) != null);
        }
        TableReader tableReader = new TableReader(new ColumnNames(columns.keySet()));
        Map<String, PublishedTable> tables = new LinkedHashMap<>();
        for (Node node : root.items("tables", "a list, one item a published table")) {
            PublishedTable table = tableReader.read(node);
            refuseSecond(node, table.id(), tables.put(table.id(), table) != null);
        }
        return new Reproduction(
                name, root.verbatim("title"), root.text("about"), data, columns, List.copyOf(tables.values()));
    }

    private static void refuseSecond(Node node, String name, boolean there) {
        if (there) {
            throw UserError.at(node.place(), Quoted.of(name) + " stands there twice", "Rename one of them");
        }
    }

    private TableSource table(Node node) {
        Fields fields = Fields.of(node, DATA);
        Optional<ImportStep> step = Optional.empty();
        if (fields.has("import")) {
            Optional<Mapping> mapping = fields.find("mapping")
                    .map(given -> mappings.apply(given.text("the name of a file beside this one")));
            step = Optional.of(
                    new ImportStep(fields.text("import", "the name of a format"), fields.texts("files"), mapping));
        } else {
            Fields.of(node, "name", "table", "published-at");
        }
        return new TableSource(
                node.place().toString(),
                fields.text("table", "the name of the table"),
                step,
                fields.verbatim("published-at"));
    }

    private static ColumnSource column(Node node, Map<String, TableSource> data) {
        return Fields.unchecked(node, "a column").has("count")
                ? counted(node)
                : recorded(
                        Fields.of(node, "name", "data", "metric", "split", "fidelity", "seed", "decimals", "times"),
                        data);
    }

    private static ColumnSource counted(Node node) {
        Fields fields = Fields.of(node, "name", "count", "space");
        return new ColumnSource.Counted(
                node.place().toString(),
                fields.text("space", "the name of a search space"),
                fields.constant("count", Count.class));
    }

    private static ColumnSource recorded(Fields fields, Map<String, TableSource> data) {
        String expected = "the name of a table that stands under 'data'";
        String name = fields.text("data", expected);
        TableSource table = data.get(name);
        if (table == null) {
            throw KnownNames.of("data", data.keySet())
                    .unknown(fields.need("data", expected).place(), name);
        }
        Query query = new Query(
                fields.text("metric", "the name of a metric"),
                fields.has("split")
                        ? Optional.of(fields.constant("split", Split.class, Split::label))
                        : Optional.empty(),
                fields.find("fidelity").map(node -> node.notation("a fidelity, as 200 or 12/200", Fidelity::parse)),
                fields.find("seed").map(node -> node.notation("mean, or the number of a training", SeedPolicy::parse)));
        OptionalInt decimals = fields.has("decimals")
                ? OptionalInt.of(fields.whole("decimals", 0, MOST_DECIMALS))
                : OptionalInt.empty();
        int times = fields.has("times") ? fields.whole("times", 1, MOST_TIMES) : 1;
        return new ColumnSource.Recorded(table, query, times, decimals);
    }
}
