package org.nasgauge.tabular.table;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.tabular.npy.NpyArray;

/** The rows of a table: which genomes of a space are the same network, and which one stands for them. Immutable. */
public final class IsomorphismClasses {
    private final int[] rowOf;
    private final int[] representatives;

    private IsomorphismClasses(int[] rowOf, int[] representatives) {
        this.rowOf = rowOf;
        this.representatives = representatives;
    }

    /** The classes of a space in the order of their first genome, each represented by its canonical genome. */
    public static IsomorphismClasses of(EnumerableSpace space) {
        Map<Architecture, Integer> rows = new LinkedHashMap<>();
        int[] rowOf = new int[space.size()];
        for (int i = 0; i < rowOf.length; i++) {
            rowOf[i] = rows.computeIfAbsent(space.canonical(space.at(i)), canonical -> rows.size());
        }
        return new IsomorphismClasses(
                rowOf, rows.keySet().stream().mapToInt(space::indexOf).toArray());
    }

    static IsomorphismClasses read(BlockStore store, TableManifest manifest) {
        int[] rowOf = numbers(store, manifest.rowIndex(), manifest.rows());
        int[] representatives = numbers(store, manifest.representatives(), manifest.architectures());
        for (int row = 0; row < representatives.length; row++) {
            if (rowOf[representatives[row]] != row) {
                throw UserError.at(
                        store.place(manifest.representatives()),
                        "row " + row + " is represented by architecture " + representatives[row] + " of another row",
                        "Make the table again: its two files of rows contradict each other");
            }
        }
        return new IsomorphismClasses(rowOf, representatives);
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

    /** These classes, with these genomes to stand for theirs. */
    public IsomorphismClasses representedBy(Collection<Integer> architectures) {
        int[] changed = representatives.clone();
        architectures.forEach(architecture -> changed[rowOf[architecture]] = architecture);
        return new IsomorphismClasses(rowOf, changed);
    }

    /** The number of classes. */
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
        return other instanceof IsomorphismClasses that
                && Arrays.equals(rowOf, that.rowOf)
                && Arrays.equals(representatives, that.representatives);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(rowOf) + Arrays.hashCode(representatives);
    }
}
