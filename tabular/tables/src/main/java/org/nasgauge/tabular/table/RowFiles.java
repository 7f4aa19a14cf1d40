package org.nasgauge.tabular.table;

import java.util.List;

/** The files that say what the rows of a table are. */
public sealed interface RowFiles {
    /** The arrays among them. */
    List<Block> blocks();

    /**
     * For a space that numbers its architectures.
     *
     * @param rowIndex the row of each genome, in the order of the space
     * @param representatives the genome that each row was trained as, by its number in the space
     */
    record Numbered(Block rowIndex, Block representatives) implements RowFiles {
        @Override
        public List<Block> blocks() {
            return List.of(rowIndex, representatives);
        }
    }

    /**
     * For any other.
     *
     * @param architectures a line for each row, in UTF-8
     */
    record Listed(TextFile architectures) implements RowFiles {
        @Override
        public List<Block> blocks() {
            return List.of();
        }
    }
}
