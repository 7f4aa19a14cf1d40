package org.nasgauge.reproduction.measure;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.reproduction.data.ArchitectureValues;
import org.nasgauge.reproduction.data.Columns;
import org.nasgauge.reproduction.data.Unavailable;

/**
 * What steepest ascent meets from every architecture: each step goes to the best neighbour while that is better; of
 * several best, to the first.
 *
 * @param reaching for {@link Property#SHARE_REACHING} the number of an architecture; empty for any that is optimal
 */
public record Landscape(Property property, String of, OptionalInt reaching) implements Measure {
    /** Which number. */
    public enum Property {
        /** Architectures at which ascents end. */
        LOCAL_MAXIMA,
        /** Architectures whose neighbours are all worse. */
        STRICT_LOCAL_MAXIMA,
        /** Steps of an ascent, the mean over all starts. */
        MEAN_STEPS,
        /** The value at the end of an ascent, the mean over all starts. */
        MEAN_FINAL,
        /** The share of starts, in per cent, from which an ascent ends at the optimum or at one architecture. */
        SHARE_REACHING
    }

    @Override
    public Measured of(Columns columns) throws Unavailable {
        ArchitectureValues values = columns.get(of);
        EnumerableSpace space = values.space();
        int starts = space.size();
        if (!IntStream.range(0, starts).allMatch(values::isPresent)) {
            throw new Unavailable("the data do not hold " + of + " of every architecture");
        }
        int[] next = new int[starts];
        Arrays.setAll(next, index -> step(space, values, index));
        int[] ends = new int[starts];
        long steps = 0;
        for (int start = 0; start < starts; start++) {
            int at = start;
            while (next[at] != at) {
                at = next[at];
                steps++;
            }
            ends[start] = at;
        }
        return Measured.of(number(values, ends, steps), starts);
    }

    private static int step(EnumerableSpace space, ArchitectureValues values, int index) {
        int best = index;
        for (Architecture neighbour : space.neighbours(space.at(index))) {
            int other = space.indexOf(neighbour);
            if (values.direction().score(values.at(other)) > values.direction().score(values.at(best))) {
                best = other;
            }
        }
        return best;
    }

    private static boolean isStrict(ArchitectureValues values, int index) {
        return values.space().neighbours(values.space().at(index)).stream()
                .allMatch(neighbour ->
                        values.direction().score(values.at(values.space().indexOf(neighbour)))
                                < values.direction().score(values.at(index)));
    }

    private double number(ArchitectureValues values, int[] ends, long steps) {
        return switch (property) {
            case LOCAL_MAXIMA -> Arrays.stream(ends).distinct().count();
            case STRICT_LOCAL_MAXIMA ->
                Arrays.stream(ends)
                        .distinct()
                        .filter(end -> isStrict(values, end))
                        .count();
            case MEAN_STEPS -> (double) steps / ends.length;
            case MEAN_FINAL ->
                Arrays.stream(ends).mapToDouble(values::at).average().orElseThrow();
            case SHARE_REACHING -> {
                double optimum = IntStream.of(ends)
                        .mapToDouble(end -> values.direction().score(values.at(end)))
                        .max()
                        .orElseThrow();
                long reached = IntStream.of(ends)
                        .filter(end -> reaching.isPresent()
                                ? end == reaching.getAsInt()
                                : values.direction().score(values.at(end)) == optimum)
                        .count();
                yield 100.0 * reached / ends.length;
            }
        };
    }
}
