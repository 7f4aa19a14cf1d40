package org.nasgauge.reproduction.measure;

import java.util.Arrays;
import org.nasgauge.reproduction.data.ArchitectureValues;
import org.nasgauge.reproduction.data.Columns;
import org.nasgauge.reproduction.data.Unavailable;

/**
 * The best value, or one of the next best.
 *
 * @param rank 1 for the best
 */
public record Optimum(String of, int rank, Population population) implements Measure {
    @Override
    public Measured of(Columns columns) throws Unavailable {
        ArchitectureValues values = columns.get(of);
        int[] members = population.of(columns, values);
        if (members.length < rank) {
            throw new Unavailable("the data hold " + members.length + " values of " + of);
        }
        double[] scores = Arrays.stream(members)
                .mapToDouble(index -> values.direction().score(values.at(index)))
                .sorted()
                .toArray();
        return Measured.of(values.direction().score(scores[scores.length - rank]), members.length);
    }
}
