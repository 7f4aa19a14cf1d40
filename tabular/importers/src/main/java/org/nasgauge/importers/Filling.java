package org.nasgauge.importers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Series;
import org.nasgauge.tabular.draft.DraftColumn;
import org.nasgauge.tabular.draft.TableDraft;
import org.nasgauge.tabular.format.Column;
import org.nasgauge.tabular.format.Encoding;
import org.nasgauge.tabular.format.TableManifest.SourceFile;

/** Turns an imported table into a draft of the table format: encodings chosen, every missing value with its reason. */
final class Filling {
    /** What fits into 2 GiB of heap while it is written. */
    private static final long MOST_VALUES = 200_000_000;

    private static final String NO_TRAININGS = "the table holds no trainings";

    private Filling() {}

    /** @throws UserError if the table would be larger than is written */
    static TableDraft draft(ImportedTable table, List<SourceFile> sources) {
        if (table.columns().isEmpty()) {
            throw UserError.at(
                    "table " + table.description().name(),
                    "the files hold no values for it",
                    "Check that they are of the format that was named, and whole");
        }
        long values = table.columns().stream()
                .mapToLong(column -> (long) column.rows() * column.seeds() * column.epochs())
                .sum();
        if (values > MOST_VALUES) {
            throw UserError.at(
                    "table " + table.description().name(),
                    values + " values, for " + table.rows().rows() + " architectures with up to "
                            + table.seeds().size() + " trainings each; at most " + MOST_VALUES + " are written",
                    "Import fewer of the files at a time");
        }
        table.columns().stream()
                .filter(ImportedColumn::looksLikeFractions)
                .findFirst()
                .ifPresent(column -> {
                    throw UserError.at(
                            "table " + table.description().name(),
                            "all values of " + column.label()
                                    + " are at most 1, as fractions are, and percents hardly ever",
                            "Check that the files are of the format and version that was named");
                });
        List<ImportedColumn> ofTrainings = table.columns().stream()
                .filter(column -> column.shape() != Column.Shape.STATIC)
                .toList();
        TableDraft draft = new TableDraft(
                        table.description(),
                        table.space(),
                        table.rows(),
                        table.seeds(),
                        ofTrainings.isEmpty() ? NO_TRAININGS : ImportedTable.NOT_IN_THE_FILE)
                .importedFrom(sources);
        try {
            List<Optional<String>> gaps = markTrainings(draft, table, ofTrainings);
            for (ImportedColumn column : table.columns()) {
                Encoding encoding = column.encoding();
                DraftColumn target = add(draft, column, encoding);
                target.markRounded(column.rounded(encoding));
                fill(target, column, gaps);
            }
            return draft;
        } catch (IllegalArgumentException e) {
            throw UserError.at(
                    "table " + table.description().name(),
                    String.valueOf(e.getMessage()),
                    "Check that the files are of the format that was named",
                    e);
        }
    }

    /** A training is there if any column has it. Why it is missing otherwise, row by row and seed by seed. */
    private static List<Optional<String>> markTrainings(
            TableDraft draft, ImportedTable table, List<ImportedColumn> columns) {
        int seeds = table.seeds().size();
        List<Optional<String>> gaps = new ArrayList<>();
        for (int at = 0; at < table.rows().rows() * seeds; at++) {
            int row = at / seeds;
            int seed = at % seeds;
            Optional<String> gap = columns.stream().anyMatch(column -> column.isPresent(row, seed))
                    ? Optional.empty()
                    : Optional.of(columns.stream()
                            .flatMap(column -> column.reason(row, seed).stream())
                            .findFirst()
                            .orElse(ImportedTable.NOT_IN_THE_FILE));
            gap.ifPresentOrElse(reason -> draft.markMissing(row, seed, reason), () -> draft.markPresent(row, seed));
            gaps.add(gap);
        }
        return gaps;
    }

    private static DraftColumn add(TableDraft draft, ImportedColumn column, Encoding encoding) {
        if (column.split().isEmpty()) {
            return draft.addStatic(column.metric(), encoding);
        }
        Series series = new Series(column.metric(), column.split().get());
        return column.shape() == Column.Shape.SELECTED
                ? draft.add(series, column.selected(), column.schedule(), encoding)
                : draft.add(series, column.shape(), column.schedule(), encoding);
    }

    private static void fill(DraftColumn target, ImportedColumn column, List<Optional<String>> gaps) {
        boolean isStatic = column.shape() == Column.Shape.STATIC;
        boolean asTrainings = !isStatic && agrees(column, gaps);
        for (int row = 0; row < column.rows(); row++) {
            for (int seed = 0; seed < column.seeds(); seed++) {
                if (!column.isPresent(row, seed)) {
                    if (!asTrainings) {
                        target.markMissing(row, seed, column.reason(row, seed).orElse(ImportedTable.NOT_IN_THE_FILE));
                    }
                    continue;
                }
                for (int epoch = 1; epoch <= column.epochs(); epoch++) {
                    target.set(row, seed, epoch, column.value(row, seed, epoch));
                }
            }
        }
    }

    private static boolean agrees(ImportedColumn column, List<Optional<String>> gaps) {
        for (int at = 0; at < gaps.size(); at++) {
            if (!gaps.get(at).equals(gap(column, at / column.seeds(), at % column.seeds()))) {
                return false;
            }
        }
        return true;
    }

    private static Optional<String> gap(ImportedColumn column, int row, int seed) {
        return column.isPresent(row, seed)
                ? Optional.empty()
                : Optional.of(column.reason(row, seed).orElse(ImportedTable.NOT_IN_THE_FILE));
    }
}
