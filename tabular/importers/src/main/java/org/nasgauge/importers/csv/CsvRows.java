package org.nasgauge.importers.csv;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nasgauge.api.error.Quoted;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.importers.ListedRows;
import org.nasgauge.tabular.format.RowIndex;
import org.nasgauge.tabular.format.TableRows;

/** Which row of the table a line of the file belongs to. */
sealed interface CsvRows {
    /** @throws org.nasgauge.api.error.UserError if the line names no architecture */
    default int row(MappedFile.Line line) {
        List<String> names = columns().columns();
        return line.at(String.join(", ", names), () -> row(line.cells(names)));
    }

    /**
     * @param cells what the line has in the columns of the architecture
     * @throws IllegalArgumentException if they name none
     */
    int row(List<String> cells);

    ArchitectureColumns columns();

    int size();

    TableRows rows();

    /** One row a genome of a space. */
    record Numbered(EnumerableSpace space, ArchitectureColumns columns) implements CsvRows {
        @Override
        public int row(List<String> cells) {
            return space.indexOf(columns.genome(space, cells));
        }

        @Override
        public int size() {
            return space.size();
        }

        @Override
        public TableRows rows() {
            return RowIndex.each(space);
        }
    }

    /** One row a network of a space, represented by the genome that the file names for it. */
    final class Networks implements CsvRows {
        private final EnumerableSpace space;
        private final ArchitectureColumns columns;
        private final RowIndex index;
        private final Map<Integer, Integer> named = new HashMap<>();

        Networks(EnumerableSpace space, ArchitectureColumns columns) {
            this.space = space;
            this.columns = columns;
            this.index = RowIndex.of(space);
        }

        @Override
        public ArchitectureColumns columns() {
            return columns;
        }

        @Override
        public int row(List<String> cells) {
            int genome = space.indexOf(columns.genome(space, cells));
            int row = index.row(genome);
            named.putIfAbsent(row, genome);
            return row;
        }

        @Override
        public int size() {
            return index.rows();
        }

        @Override
        public TableRows rows() {
            return index.representedBy(named.values());
        }
    }

    /** One row a network of the file or, where its space is not installed, one row a text. */
    final class Listed implements CsvRows {
        private final Optional<SearchSpace> space;
        private final ArchitectureColumns columns;
        private final ListedRows listed = new ListedRows();

        Listed(Optional<SearchSpace> space, ArchitectureColumns columns) {
            this.space = space;
            this.columns = columns;
        }

        @Override
        public ArchitectureColumns columns() {
            return columns;
        }

        @Override
        public int row(List<String> cells) {
            if (space.isEmpty()) {
                String text = columns.text(cells);
                if (text.isEmpty() || text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
                    throw new IllegalArgumentException(
                            Quoted.of(text) + " names no architecture; expected a text of one line");
                }
                return listed.row(text);
            }
            Architecture genome = columns.genome(space.get(), cells);
            return listed.row(space.get().canonicalId(genome), space.get().format(genome));
        }

        @Override
        public int size() {
            return listed.size();
        }

        @Override
        public TableRows rows() {
            return listed.listed();
        }
    }
}
