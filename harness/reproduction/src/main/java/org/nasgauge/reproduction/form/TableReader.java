package org.nasgauge.reproduction.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.nasgauge.api.error.Quoted;
import org.nasgauge.api.error.UserError;
import org.nasgauge.form.Fields;
import org.nasgauge.form.Node;
import org.nasgauge.reproduction.published.PublishedTable;
import org.nasgauge.reproduction.published.PublishedTable.PublishedCell;
import org.nasgauge.reproduction.published.PublishedTable.PublishedCell.Basis;
import org.nasgauge.reproduction.published.PublishedTable.PublishedCell.Mistake;
import org.nasgauge.reproduction.published.Tolerance;

/** One published table; what it says besides its cells holds for those that do not say otherwise, and its mistakes for all. */
final class TableReader {
    private static final int MOST_DECIMALS = 12;
    private static final List<String> TOLERANCES = List.of("tolerance", "of-runs", "of-spread", "of-sample");

    private final ColumnNames columns;

    TableReader(ColumnNames columns) {
        this.columns = columns;
    }

    PublishedTable read(Node node) {
        Fields table = fields(
                node, "id", "caption", "source", "decimals", "basis", "scored-by", "unchecked", "mistakes", "cells");
        String id = identifier(table);
        MistakeReader mistakes = MistakeReader.of(table);
        List<PublishedCell> cells = new ArrayList<>();
        for (Node item : table.items("cells", "a list, one item a published number")) {
            PublishedCell cell = cell(item, table, mistakes);
            if (cells.stream().anyMatch(earlier -> earlier.id().equals(cell.id()))) {
                throw UserError.at(item.place(), "'" + cell.id() + "' stands there twice", "Rename one of them");
            }
            cells.add(cell);
        }
        return new PublishedTable(id, table.verbatim("caption"), table.verbatim("source"), cells);
    }

    /** With the keys of a tolerance, which tables and cells have alike. */
    private static Fields fields(Node node, String... keys) {
        List<String> all = new ArrayList<>(List.of(keys));
        all.addAll(TOLERANCES);
        Fields fields = Fields.of(node, all);
        List<String> given = TOLERANCES.stream().filter(fields::has).toList();
        if (given.size() > 1) {
            throw UserError.at(
                    fields.place(), "says its tolerance twice, by " + String.join(" and ", given), "Keep one of them");
        }
        return fields;
    }

    private PublishedCell cell(Node node, Fields table, MistakeReader mistakes) {
        Fields fields = fields(
                node,
                "id",
                "label",
                "published",
                "decimals",
                "basis",
                "source",
                "scored-by",
                "unchecked",
                "mistakes",
                "measure");
        String id = identifier(fields);
        Node measure = fields.need("measure", "how it is derived, as {is: optimum, of: test}");
        MeasureReader reader = new MeasureReader(columns);
        List<Mistake> all = new ArrayList<>(mistakes.of(measure, reader));
        all.addAll(MistakeReader.of(fields).of(measure, reader));
        return new PublishedCell(
                id,
                fields.has("label") ? fields.verbatim("label") : id,
                fields.number("published"),
                need(fields, table, "decimals", TableReader::decimals),
                need(fields, table, "basis", TableReader::basis),
                need(fields, table, String.join(" or ", TOLERANCES), TableReader::tolerance),
                verbatim(fields, "source"),
                verbatim(fields, "scored-by").or(() -> verbatim(table, "scored-by")),
                verbatim(fields, "unchecked").or(() -> verbatim(table, "unchecked")),
                reader.read(measure),
                all);
    }

    private static String identifier(Fields fields) {
        Node node = fields.need("id", "an id of lower case letters, digits and hyphens");
        String id = node.text("an id of lower case letters, digits and hyphens");
        if (!id.matches("[a-z0-9][a-z0-9-]{0,60}")) {
            throw UserError.at(node.place(), Quoted.of(id) + " is no id", "Use lower case letters, digits and hyphens");
        }
        return id;
    }

    private static <T> T need(Fields fields, Fields table, String what, Function<Fields, Optional<T>> read) {
        return read.apply(fields)
                .or(() -> read.apply(table))
                .orElseThrow(() -> UserError.at(
                        fields.place(), "neither the cell nor its table says " + what, "Add it to one of them"));
    }

    private static Optional<Integer> decimals(Fields fields) {
        return fields.has("decimals") ? Optional.of(fields.whole("decimals", 0, MOST_DECIMALS)) : Optional.empty();
    }

    private static Optional<Basis> basis(Fields fields) {
        return fields.has("basis") ? Optional.of(fields.constant("basis", Basis.class)) : Optional.empty();
    }

    private static Optional<String> verbatim(Fields fields, String key) {
        return fields.has(key) ? Optional.of(fields.verbatim(key)) : Optional.empty();
    }

    private static Optional<Tolerance> tolerance(Fields fields) {
        if (fields.has("of-runs")) {
            Fields runs = fields.fields("of-runs", "sd", "runs");
            return Optional.of(new Tolerance.OfRuns(atLeast0(runs, "sd"), runs(runs)));
        }
        if (fields.has("of-spread")) {
            return Optional.of(new Tolerance.OfSpread(runs(fields.fields("of-spread", "runs"))));
        }
        if (fields.has("of-sample")) {
            return Optional.of(sample(fields.fields("of-sample", "rank", "architectures", "draws", "population")));
        }
        return fields.has("tolerance")
                ? Optional.of(new Tolerance.Absolute(atLeast0(fields, "tolerance")))
                : Optional.empty();
    }

    private static int runs(Fields fields) {
        return fields.whole("runs", 1, Integer.MAX_VALUE);
    }

    private static Tolerance sample(Fields fields) {
        return new Tolerance.OfSample(
                fields.constant("rank", Tolerance.OfSample.Rank.class),
                fields.has("architectures") ? fields.whole("architectures", 5, Integer.MAX_VALUE) : 0,
                fields.has("draws") ? fields.whole("draws", 1, Integer.MAX_VALUE) : 1,
                fields.has("population") ? fields.whole("population", 5, Integer.MAX_VALUE) : 0);
    }

    private static double atLeast0(Fields fields, String name) {
        double number = fields.number(name);
        if (number < 0) {
            throw fields.need(name, "0 or more").wrong("0 or more");
        }
        return number;
    }
}
