package org.nasgauge.tabular.making;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.nasgauge.api.benchmark.Complexity;
import org.nasgauge.api.benchmark.Trainer;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Split;
import org.nasgauge.api.metric.Unit;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.tabular.format.Column;
import org.nasgauge.tabular.format.Encoding;
import org.nasgauge.tabular.query.Query;
import org.nasgauge.tabular.query.Table;

/**
 * What a table says of its trainings beyond their curves.
 *
 * @param complexity of an architecture in its written form
 * @param images that an accuracy on a split is a share of; 0 where that is not known
 */
record Accounting(
        SortedMap<String, String> recipe, Function<String, Complexity> complexity, ToIntFunction<Split> images) {
    static Accounting of(Trainer trainer) {
        return new Accounting(
                trainer.recipe(),
                written -> trainer.complexity(trainer.space().parse(written)),
                split -> trainer.images(split).orElse(0));
    }

    /** From tables that are merged: the first that knows an architecture, and the counts of the first table. */
    static Accounting of(List<Table> tables) {
        if (tables.isEmpty()) {
            throw UserError.at("table merge", "no tables", "Name at least one");
        }
        Table first = tables.get(0);
        return new Accounting(
                first.manifest().recipe(),
                written -> tables.stream()
                        .flatMap(table -> complexity(table, written).stream())
                        .findFirst()
                        .orElseThrow(() -> UserError.at(
                                "table merge", "no table knows the parameters of " + written, "Add one that does")),
                split -> images(first, split));
    }

    private static Optional<Complexity> complexity(Table table, String written) {
        Architecture architecture;
        try {
            architecture = table.space().parse(written);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        int row = table.row(architecture);
        return Optional.of(new Complexity(
                (long) table.lookup(Query.of(Metric.PARAMETERS.name())).value(row),
                (long) table.lookup(Query.of(Metric.FLOPS.name())).value(row)));
    }

    private static int images(Table table, Split split) {
        return table.manifest().columns().stream()
                .filter(column -> column.split().filter(split::equals).isPresent()
                        && column.metric().unit() == Unit.PERCENT)
                .map(Column::encoding)
                .filter(encoding -> encoding.equals(Encoding.percentOf(Math.max(1, (int) encoding.divisor()))))
                .mapToInt(encoding -> (int) encoding.divisor())
                .findFirst()
                .orElse(0);
    }
}
