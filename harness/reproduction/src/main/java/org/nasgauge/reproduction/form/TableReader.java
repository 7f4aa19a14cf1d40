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
import org.nasgauge.reproduction.published.Tolerance;

/** One published table; what it says of decimals, tolerance, basis and why it is unchecked holds for the cells that do not say otherwise. */
final class TableReader {
    private static final int MOST_DECIMALS = 12;
    private static final List<String> TOLERANCES = List.of("tolerance", "of-runs", "of-sample", "ratio");
    private static final double SLACK = 0.02;

    private final ColumnNames columns;

    TableReader(ColumnNames columns) {
        this.columns = columns;
    }

    PublishedTable read(Node node) {
        Fields table = fields(node, "id", "caption", "source", "decimals", "basis", "unchecked", "cells");
        String id = identifier(table);
        Optional<Integer> decimals = decimals(table);
        Optional<Tolerance> tolerance = tolerance(table);
        Optional<Basis> basis = basis(table);
        Optional<String> unchecked = unchecked(table);
        List<PublishedCell> cells = new ArrayList<>();
        for (Node item : table.items("cells", "a list, one item a published number")) {
            PublishedCell cell = cell(item, decimals, tolerance, basis, unchecked);
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

    private PublishedCell cell(
            Node node,
            Optional<Integer> decimals,
            Optional<Tolerance> tolerance,
            Optional<Basis> basis,
            Optional<String> unchecked) {
        Fields fields = fields(node, "id", "label", "published", "decimals", "basis", "source", "unchecked", "measure");
        String id = identifier(fields);
        return new PublishedCell(
                id,
                fields.has("label") ? fields.verbatim("label") : id,
                fields.number("published"),
                need(fields, "decimals", TableReader::decimals, decimals),
                need(fields, "basis", TableReader::basis, basis),
                need(fields, "tolerance, of-runs, of-sample or ratio", TableReader::tolerance, tolerance),
                fields.has("source") ? Optional.of(fields.verbatim("source")) : Optional.empty(),
                unchecked(fields).or(() -> unchecked),
                new MeasureReader(columns)
                        .read(fields.need("measure", "how it is derived, as {is: optimum, of: test}")));
    }

    private static String identifier(Fields fields) {
        Node node = fields.need("id", "an id of lower case letters, digits and hyphens");
        String id = node.text("an id of lower case letters, digits and hyphens");
        if (!id.matches("[a-z0-9][a-z0-9-]{0,60}")) {
            throw UserError.at(node.place(), Quoted.of(id) + " is no id", "Use lower case letters, digits and hyphens");
        }
        return id;
    }

    private static <T> T need(Fields fields, String what, Function<Fields, Optional<T>> read, Optional<T> ofTable) {
        return read.apply(fields)
                .or(() -> ofTable)
                .orElseThrow(() -> UserError.at(
                        fields.place(), "neither the cell nor its table says " + what, "Add it to one of them"));
    }

    private static Optional<Integer> decimals(Fields fields) {
        return fields.has("decimals") ? Optional.of(fields.whole("decimals", 0, MOST_DECIMALS)) : Optional.empty();
    }

    private static Optional<Basis> basis(Fields fields) {
        return fields.has("basis") ? Optional.of(fields.constant("basis", Basis.class, Basis::tag)) : Optional.empty();
    }

    private static Optional<String> unchecked(Fields fields) {
        return fields.has("unchecked") ? Optional.of(fields.verbatim("unchecked")) : Optional.empty();
    }

    private static Optional<Tolerance> tolerance(Fields fields) {
        if (fields.has("of-runs")) {
            Fields runs = fields.fields("of-runs", "sd", "runs");
            return Optional.of(
                    new Tolerance.OfRuns(atLeast0(runs, "sd"), runs.whole("runs", 1, Integer.MAX_VALUE), SLACK));
        }
        if (fields.has("of-sample")) {
            return Optional.of(new Tolerance.OfSample(fields.constant("of-sample", Tolerance.OfSample.Rank.class)));
        }
        if (fields.has("ratio")) {
            Fields ratio = fields.fields("ratio", "from", "to");
            return Optional.of(new Tolerance.Ratio(atLeast0(ratio, "from"), atLeast0(ratio, "to")));
        }
        return fields.has("tolerance")
                ? Optional.of(new Tolerance.Absolute(atLeast0(fields, "tolerance")))
                : Optional.empty();
    }

    private static double atLeast0(Fields fields, String name) {
        double number = fields.number(name);
        if (number < 0) {
            throw fields.need(name, "0 or more").wrong("0 or more");
        }
        return number;
    }
}
