package org.nasgauge.reproduction.data;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.BitSet;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.tabular.table.Lookup;
import org.nasgauge.tabular.table.Query;
import org.nasgauge.tabular.table.Table;

/** A number for each architecture of a space, by its number there, as far as there is one. */
public final class ArchitectureValues {
    private final EnumerableSpace space;
    private final Direction direction;
    private final double[] values;
    private final BitSet present;

    private ArchitectureValues(EnumerableSpace space, Direction direction) {
        this.space = space;
        this.direction = direction;
        this.values = new double[space.size()];
        this.present = new BitSet(space.size());
    }

    /**
     * What a table answers.
     *
     * @param decimals to which each answer is rounded, half to even; empty for as it is
     * @throws org.nasgauge.api.error.UserError if the table does not hold what is asked for
     */
    static ArchitectureValues recorded(Table table, Query query, OptionalInt decimals) {
        Lookup lookup = table.lookup(query);
        ArchitectureValues values =
                new ArchitectureValues(table.space(), lookup.metric().direction());
        for (int index = 0; index < table.space().size(); index++) {
            int row = table.rowIndex().row(index);
            if (lookup.isPresent(row)) {
                double value = lookup.value(row);
                values.put(index, decimals.isEmpty() ? value : rounded(value, decimals.getAsInt()));
            }
        }
        return values;
    }

    /** What is known of every architecture without a table. */
    static ArchitectureValues counted(EnumerableSpace space, IntToDoubleFunction count) {
        ArchitectureValues values = new ArchitectureValues(space, Direction.MINIMIZE);
        for (int index = 0; index < space.size(); index++) {
            values.put(index, count.applyAsDouble(index));
        }
        return values;
    }

    private static double rounded(double value, int decimals) {
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).doubleValue();
    }

    private void put(int index, double value) {
        values[index] = value;
        present.set(index);
    }

    public EnumerableSpace space() {
        return space;
    }

    public Direction direction() {
        return direction;
    }

    public boolean isPresent(int index) {
        return present.get(index);
    }

    /** The value; meaningless where there is none. */
    public double at(int index) {
        return values[index];
    }

    /** The values of these architectures, in this order. */
    public double[] at(int... indices) {
        return IntStream.of(indices).mapToDouble(index -> values[index]).toArray();
    }
}
