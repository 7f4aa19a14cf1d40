package org.nasgauge.reproduction.measure;

import java.util.stream.IntStream;
import org.nasgauge.reproduction.data.ArchitectureValues;
import org.nasgauge.reproduction.data.Columns;
import org.nasgauge.reproduction.data.Unavailable;
import org.nasgauge.statistics.anytime.ExpectedMaximum;

/**
 * The expected best of so many uniform draws, in closed form.
 *
 * @param replacement whether an architecture may be drawn again
 */
public record ExpectedBest(String of, int draws, boolean replacement, Population population) implements Measure {
    @Override
    public Measured of(Columns columns) throws Unavailable {
        ArchitectureValues values = columns.get(of);
        int[] members = population.of(columns, values);
        if (members.length < (replacement ? 1 : draws)) {
            throw new Unavailable("the data hold " + members.length + " values of " + of);
        }
        double[] scores = IntStream.of(members)
                .mapToDouble(index -> values.direction().score(values.at(index)))
                .toArray();
        ExpectedMaximum maximum = ExpectedMaximum.of(scores);
        double expected = replacement ? maximum.withReplacement(draws) : maximum.withoutReplacement(draws);
        return Measured.of(values.direction().score(expected), members.length);
    }
}
