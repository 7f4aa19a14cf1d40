package org.nasgauge.tabular.format;

import java.util.Arrays;
import java.util.Collection;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.api.space.IsomorphismClasses;
import org.nasgauge.tabular.format.TableManifest.Block;
import org.nasgauge.tabular.format.TableManifest.RowFiles;

/** The rows of a table: which genomes of a space are the same network, and which one stands for them. Immutable. */
public final class RowIndex implements TableRows {
    private final int[] rowOf;
    private final int[] representatives;

    private RowIndex(int[] rowOf, int[] representatives) {
        this.rowOf = rowOf;
        this.representatives = representatives;
    }

    /** A row for each isomorphism class of a space, represented by its canonical genome, in the order of these. */
    public static RowIndex of(EnumerableSpace space) {
        IsomorphismClasses classes = IsomorphismClasses.of(space);
        int[] rowOf = new int[space.size()];
        Arrays.setAll(rowOf, classes::classOf);
        return new RowIndex(rowOf, classes.representatives());
    }

    /** A row for each genome of a space, in its order: for tables in which every genome was trained by itself. */
    public static RowIndex each(EnumerableSpace space) {
        int[] same = new int[space.size()];
        Arrays.setAll(same, genome -> genome);
        return new RowIndex(same, same);
    }

    public static RowIndex read(BlockStore store, TableManifest manifest, RowFiles.Numbered files) {
        int[] rowOf = numbers(store, files.rowIndex(), manifest.rows());
        int[] representatives = numbers(store, files.representatives(), manifest.architectures());
        for (int row = 0; row < representatives.length; row++) {
            if (rowOf[representatives[row]] != row) {
                throw UserError.at(
                        store.place(files.representatives()),
                        "row " + row + " is represented by architecture " + representatives[row] + " of another row",
                        "Make the table again: its two files of rows contradict each other");
            }
        }
        return new RowIndex(rowOf, representatives);
    }

    private static int[] numbers(BlockStore store, Block block, int bound) {
        NpyArray array = store.array(block);
        int[] numbers = new int[block.header().elements()];
        for (int i = 0; i < numbers.length; i++) {
            double number = array.get(i);
            if (number < 0 || number >= bound) {
                throw UserError.at(
                        store.place(block),
                        "element " + i + " is " + (long) number + "; expected 0 to " + (bound - 1),
                        "Make the table again");
            }
            numbers[i] = (int) number;
        }
        return numbers;
    }

    /** This index, with these genomes to stand for their rows. */
    public RowIndex representedBy(Collection<Integer> architectures) {
        int[] changed = representatives.clone();
        architectures.forEach(architecture -> changed[rowOf[architecture]] = architecture);
        return new RowIndex(rowOf, changed);
    }

    @Override
    public int rows() {
        return representatives.length;
    }

    /** The number of genomes. */
    public int architectures() {
        return rowOf.length;
    }

    /** @param architecture a genome's number in the space */
    public int row(int architecture) {
        return rowOf[architecture];
    }

    /** The number in the space of the genome that stands for a row. */
    public int representative(int row) {
        return representatives[row];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RowIndex that
                && Arrays.equals(rowOf, that.rowOf)
                && Arrays.equals(representatives, that.representatives);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(rowOf) + Arrays.hashCode(representatives);
    }
}
