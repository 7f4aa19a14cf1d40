package org.nasgauge.reproduction.measure;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.nasgauge.reproduction.data.ArchitectureValues;
import org.nasgauge.reproduction.data.Columns;
import org.nasgauge.reproduction.data.Unavailable;
import org.nasgauge.statistics.Summary;

/** What a table says of a population. */
public record Statistic(Kind kind, String of, Population population) implements Measure {
    /** Which number. */
    public enum Kind {
        MEAN,
        /** With divisor n. */
        SD,
        /** With divisor n - 1. */
        SAMPLE_SD,
        MEDIAN,
        MINIMUM,
        MAXIMUM,
        /** How many have a value. */
        COUNT,
        /** How many different values there are. */
        DISTINCT
    }

    @Override
    public Measured of(Columns columns) throws Unavailable {
        ArchitectureValues values = columns.get(of);
        int[] members = population.of(columns, values);
        if (kind == Kind.COUNT) {
            return Measured.of(members.length, members.length);
        }
        if (members.length == 0) {
            throw new Unavailable("the data hold no " + of);
        }
        double[] sample = values.at(members);
        return Measured.of(number(sample), sample.length);
    }

    private double number(double[] sample) throws Unavailable {
        Summary summary = Summary.of(sample);
        return switch (kind) {
            case MEAN -> summary.mean();
            case SD -> summary.populationSd();
            case SAMPLE_SD -> {
                OptionalDouble sd = summary.sampleSd();
                yield sd.orElseThrow(() -> new Unavailable("one value has no standard deviation"));
            }
            case MEDIAN -> summary.median();
            case MINIMUM -> summary.minimum();
            case MAXIMUM -> summary.maximum();
            case COUNT -> sample.length;
            case DISTINCT -> Arrays.stream(sample).distinct().count();
        };
    }
}
