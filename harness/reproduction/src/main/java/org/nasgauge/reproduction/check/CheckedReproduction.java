package org.nasgauge.reproduction.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.nasgauge.reproduction.check.CheckedReproduction.CheckedCell.Tried;
import org.nasgauge.reproduction.data.Columns;
import org.nasgauge.reproduction.data.DataFolder;
import org.nasgauge.reproduction.data.Unavailable;
import org.nasgauge.reproduction.data.Unavailable.Unreadable;
import org.nasgauge.reproduction.measure.Measure.Measured;
import org.nasgauge.reproduction.published.PublishedTable;
import org.nasgauge.reproduction.published.PublishedTable.PublishedCell;
import org.nasgauge.reproduction.published.PublishedTable.PublishedCell.Basis;
import org.nasgauge.reproduction.published.PublishedTable.PublishedCell.Mistake;
import org.nasgauge.reproduction.published.Reproduction;
import org.nasgauge.reproduction.published.Tolerance.Range;

/** @param tables in the order of the reproduction */
public record CheckedReproduction(Reproduction reproduction, List<CheckedTable> tables) {
    public CheckedReproduction {
        tables = List.copyOf(tables);
    }

    /**
     * Derives every cell, and what the mistakes that are named beside it would give.
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
            Measured ours = columns.derived(cell.measure());
            List<Tried> tried = tried(cell, columns);
            return new CheckedCell(
                    cell, Optional.of(ours), Optional.of(accepted(cell, ours)), tried, verdict(cell, ours, tried));
        } catch (Unavailable e) {
            return new CheckedCell(
                    cell,
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    new Verdict.Unchecked(e.reason(), e instanceof Unreadable));
        }
    }

    private static Range accepted(PublishedCell cell, Measured ours) {
        return cell.tolerance().accepted(cell.published(), cell.rounding(), ours);
    }

    private static List<Tried> tried(PublishedCell cell, Columns columns) {
        List<Tried> tried = new ArrayList<>();
        for (Mistake mistake : cell.mistakes()) {
            try {
                Measured wrong = columns.derived(mistake.measure());
                boolean passes = accepted(cell, wrong).contains(wrong.value());
                tried.add(new Tried(mistake.label(), wrong.value(), passes));
            } catch (Unavailable e) {
                // Not tried: it takes other data than are at hand.
            }
        }
        return tried;
    }

    private static Verdict verdict(PublishedCell cell, Measured ours, List<Tried> tried) {
        if (cell.unchecked().isPresent()) {
            return new Verdict.Unchecked(cell.unchecked().get(), false);
        }
        if (cell.basis() == Basis.REMEMBERED) {
            return new Verdict.Reported();
        }
        if (!accepted(cell, ours).contains(ours.value())) {
            return new Verdict.Differs();
        }
        if (cell.scoredBy().isPresent()) {
            return new Verdict.Compatible(
                    "the scores are those of " + cell.scoredBy().get());
        }
        List<String> passing =
                tried.stream().filter(Tried::passes).map(Tried::label).toList();
        if (!passing.isEmpty()) {
            return new Verdict.Compatible("so would be: " + String.join("; ", passing));
        }
        return cell.tolerance().isSampled() && tried.isEmpty()
                ? new Verdict.Compatible("no mistake was tried that the range would have to exclude")
                : new Verdict.Reproduced();
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
        return count(verdict, cell -> true);
    }

    /** How many of some cells came to this. */
    public int count(Class<? extends Verdict> verdict, Predicate<PublishedCell> which) {
        return (int) cells().filter(cell -> which.test(cell.cell()) && verdict.isInstance(cell.verdict()))
                .count();
    }

    /** @param cells in the order of the table */
    public record CheckedTable(PublishedTable table, List<CheckedCell> cells) {
        public CheckedTable {
            cells = List.copyOf(cells);
        }
    }

    /**
     * @param ours empty where it could not be derived
     * @param accepted the values that ours may have; empty where ours is
     * @param tried the mistakes for which the data are at hand
     */
    public record CheckedCell(
            PublishedCell cell, Optional<Measured> ours, Optional<Range> accepted, List<Tried> tried, Verdict verdict) {
        public CheckedCell {
            tried = List.copyOf(tried);
        }

        public int passing() {
            return (int) tried.stream().filter(Tried::passes).count();
        }

        /** @param passes whether the mistake would have been taken for the published value */
        public record Tried(String label, double value, boolean passes) {}
    }

    /** What came of a published cell. */
    public sealed interface Verdict {
        /** The derived value is within the tolerance, and no mistake that was tried is. */
        record Reproduced() implements Verdict {}

        /** It is within the tolerance, which does not tell it from what is wrong or of another origin. */
        record Compatible(String reason) implements Verdict {}

        /** It is outside of the tolerance. */
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
