package org.nasgauge.reproduction.data;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.reproduction.data.Columns.ColumnSource;
import org.nasgauge.tabular.query.Lookup;
import org.nasgauge.tabular.query.Table;

/**
 * A number for each architecture of a space, by its number there, as far as there is one; or for each architecture that
 * a table lists, by its row.
 */
public final class ArchitectureValues {
    private final String domain;
    private final Optional<EnumerableSpace> space;
    private final Direction direction;
    private final double[] values;
    private final BitSet present;

    private ArchitectureValues(String domain, Optional<EnumerableSpace> space, int size, Direction direction) {
        this.domain = domain;
        this.space = space;
        this.direction = direction;
        this.values = new double[size];
        this.present = new BitSet(size);
    }

    private static ArchitectureValues over(EnumerableSpace space, Direction direction) {
        return new ArchitectureValues(space.name(), Optional.of(space), space.size(), direction);
    }

    /**
     * What a table answers, rounded half to even where the source says so.
     *
     * @throws org.nasgauge.api.error.UserError if the table does not hold what is asked for
     */
    static ArchitectureValues recorded(Table table, ColumnSource.Recorded source) {
        Lookup lookup = table.lookup(source.query());
        OptionalInt decimals = source.decimals();
        Direction direction = lookup.metric().direction();
        ArchitectureValues values = table.isListed()
                ? new ArchitectureValues("table " + table.name(), Optional.empty(), table.rows(), direction)
                : over(table.space(), direction);
        for (int index = 0; index < values.size(); index++) {
            int row = table.isListed() ? index : table.rowIndex().row(index);
            if (lookup.isPresent(row)) {
                double value = lookup.value(row) * source.times();
                values.put(index, decimals.isEmpty() ? value : rounded(value, decimals.getAsInt()));
            }
        }
        return values;
    }

    /** What is known of every architecture without a table. */
    static ArchitectureValues counted(EnumerableSpace space, IntToDoubleFunction count) {
        ArchitectureValues values = over(space, Direction.MINIMIZE);
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

    /** What numbers the architectures: columns of one domain can be compared. */
    public String domain() {
        return domain;
    }

    /** How many architectures there are, with and without a value. */
    public int size() {
        return values.length;
    }

    /** @throws UserError if a table lists the architectures */
    public EnumerableSpace space() {
        return space.orElseThrow(() -> UserError.at(
                domain, "lists its architectures, whose space does not number them", "Measure over all of them"));
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
