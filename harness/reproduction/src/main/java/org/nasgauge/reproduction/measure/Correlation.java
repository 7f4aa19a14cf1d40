package org.nasgauge.reproduction.measure;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.nasgauge.reproduction.data.ArchitectureValues;
import org.nasgauge.reproduction.data.Columns;
import org.nasgauge.reproduction.data.Unavailable;
import org.nasgauge.statistics.CompensatedSum;
import org.nasgauge.statistics.Summary;
import org.nasgauge.statistics.correlation.RankCorrelation;
import org.nasgauge.statistics.correlation.RankedPairs;

/**
 * How two columns go together over the architectures that have a value in both.
 *
 * @param absolute whether the sign is dropped, as some papers do
 */
public record Correlation(Coefficient coefficient, String of, String against, boolean absolute, Population population)
        implements Measure {
    /** Which coefficient. */
    public enum Coefficient {
        SPEARMAN,
        /** Of equal values the one with the smaller number ranks lower, as a plain argsort has it. */
        SPEARMAN_ORDINAL,
        KENDALL_B,
        KENDALL_C,
        PEARSON
    }

    @Override
    public Measured of(Columns columns) throws Unavailable {
        ArchitectureValues first = columns.get(of);
        ArchitectureValues second = columns.get(against);
        int[] members = population.of(columns, first, second);
        if (members.length < 2) {
            throw new Unavailable("the data hold " + members.length + " architectures with both values");
        }
        double value = coefficient(first.at(members), second.at(members));
        return Measured.of(absolute ? StrictMath.abs(value) : value, members.length);
    }

    private double coefficient(double[] x, double[] y) throws Unavailable {
        return switch (coefficient) {
            case SPEARMAN -> defined(RankedPairs.of(x, y).spearmanRho());
            case SPEARMAN_ORDINAL ->
                defined(RankedPairs.of(ordinals(x), ordinals(y)).spearmanRho());
            case KENDALL_B -> defined(RankedPairs.of(x, y).kendallTauB());
            case KENDALL_C -> defined(RankedPairs.of(x, y).kendallTauC());
            case PEARSON -> pearson(x, y);
        };
    }

    private static double[] ordinals(double[] values) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ranks = new double[values.length];
        for (int rank = 0; rank < order.length; rank++) {
            ranks[order[rank]] = rank;
        }
        return ranks;
    }

    private static double defined(RankCorrelation correlation) throws Unavailable {
        if (correlation instanceof RankCorrelation.Undefined undefined) {
            throw new Unavailable(
                    "the correlation is undefined: " + undefined.reason().text());
        }
        return correlation.coefficient().orElseThrow();
    }

    private static double pearson(double[] x, double[] y) throws Unavailable {
        Summary ofX = Summary.of(x);
        Summary ofY = Summary.of(y);
        double scale = StrictMath.sqrt(ofX.squaredDeviations()) * StrictMath.sqrt(ofY.squaredDeviations());
        if (scale == 0) {
            throw new Unavailable("the correlation is undefined: all values of a column are equal");
        }
        CompensatedSum products = new CompensatedSum();
        for (int i = 0; i < x.length; i++) {
            products.add((x[i] - ofX.mean()) * (y[i] - ofY.mean()));
        }
        return StrictMath.max(-1, StrictMath.min(1, products.value() / scale));
    }
}
