package org.nasgauge.reproduction.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nasgauge.reproduction.data.Columns;
import org.nasgauge.reproduction.data.DataFolder;
import org.nasgauge.reproduction.data.Unavailable;
import org.nasgauge.reproduction.data.Unavailable.Unreadable;
import org.nasgauge.reproduction.measure.Measure.Measured;
import org.nasgauge.reproduction.published.PublishedTable;
import org.nasgauge.reproduction.published.PublishedTable.PublishedCell;
import org.nasgauge.reproduction.published.PublishedTable.PublishedCell.Basis;
import org.nasgauge.reproduction.published.Reproduction;

/** @param tables in the order of the reproduction */
public record CheckedReproduction(Reproduction reproduction, List<CheckedTable> tables) {
    public CheckedReproduction {
        tables = List.copyOf(tables);
    }

    /**
     * Derives every cell.
     *
     * @throws org.nasgauge.api.error.UserError if the reproduction asks for what cannot be derived from such data
     */
    public static CheckedReproduction of(Reproduction reproduction, DataFolder data) {
        Columns columns = new Columns("reproduction " + reproduction.name(), reproduction.columns(), data);
        List<CheckedTable> tables = new ArrayList<>();
        for (PublishedTable table : reproduction.tables()) {
            tables.add(new CheckedTable(
                    table,
                    table.cells().stream().map(cell -> checked(cell, columns)).toList()));
        }
        return new CheckedReproduction(reproduction, tables);
    }

    private static CheckedCell checked(PublishedCell cell, Columns columns) {
        try {
            Measured ours = cell.measure().of(columns);
            return new CheckedCell(cell, Optional.of(ours), verdict(cell, ours));
        } catch (Unavailable e) {
            return new CheckedCell(cell, Optional.empty(), new Verdict.Unchecked(e.reason(), e instanceof Unreadable));
        }
    }

    private static Verdict verdict(PublishedCell cell, Measured ours) {
        if (cell.unchecked().isPresent()) {
            return new Verdict.Unchecked(cell.unchecked().get(), false);
        }
        if (cell.basis() == Basis.MEMORY) {
            return new Verdict.Reported();
        }
        return cell.tolerance().admits(cell.published(), ours) ? new Verdict.Reproduced() : new Verdict.Differs();
    }

    public Stream<CheckedCell> cells() {
        return tables.stream().flatMap(table -> table.cells().stream());
    }

    /** What is wrong with the files that are there and cannot be read, each once. */
    public List<String> damages() {
        return cells().map(CheckedCell::verdict)
                .flatMap(verdict -> verdict instanceof Verdict.Unchecked unchecked && unchecked.damaged()
                        ? Stream.of(unchecked.reason())
                        : Stream.empty())
                .distinct()
                .toList();
    }

    /** How many cells came to this. */
    public int count(Class<? extends Verdict> verdict) {
        return (int) cells().filter(cell -> verdict.isInstance(cell.verdict())).count();
    }

    /** @param cells in the order of the table */
    public record CheckedTable(PublishedTable table, List<CheckedCell> cells) {
        public CheckedTable {
            cells = List.copyOf(cells);
        }
    }

    /** @param ours empty where it could not be derived */
    public record CheckedCell(PublishedCell cell, Optional<Measured> ours, Verdict verdict) {}

    /** What came of a published cell. */
    public sealed interface Verdict {
        /** The derived value is within the tolerance. */
        record Reproduced() implements Verdict {}

        /** It is not. */
        record Differs() implements Verdict {}

        /**
         * There is no judging it.
         *
         * @param damaged whether because something that is there cannot be read
         */
        record Unchecked(String reason, boolean damaged) implements Verdict {}

        /** The value is from memory: the two stand side by side, and nobody judges. */
        record Reported() implements Verdict {}
    }
}
