package org.nasgauge.reproduction.measure;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.nasgauge.api.space.IsomorphismClasses;
import org.nasgauge.reproduction.data.ArchitectureValues;
import org.nasgauge.reproduction.data.Columns;
import org.nasgauge.reproduction.data.Unavailable;

/** How far the values of isomorphic architectures lie apart: greatest less smallest, of networks with two or more. */
public record NetworkSpread(Kind kind, String of) implements Measure {
    /** Over the networks. */
    public enum Kind {
        MEAN,
        MAXIMUM
    }

    @Override
    public Measured of(Columns columns) throws Unavailable {
        ArchitectureValues values = columns.get(of);
        IsomorphismClasses classes = IsomorphismClasses.of(values.space());
        double[] least = new double[classes.count()];
        double[] most = new double[classes.count()];
        int[] members = new int[classes.count()];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        Arrays.fill(most, Double.NEGATIVE_INFINITY);
        for (int index = 0; index < values.space().size(); index++) {
            if (values.isPresent(index)) {
                int network = classes.classOf(index);
                members[network]++;
                least[network] = StrictMath.min(least[network], values.at(index));
                most[network] = StrictMath.max(most[network], values.at(index));
            }
        }
        double[] spreads = IntStream.range(0, members.length)
                .filter(network -> members[network] > 1)
                .mapToDouble(network -> most[network] - least[network])
                .toArray();
        if (spreads.length == 0) {
            throw new Unavailable("the data hold no two isomorphic architectures with " + of);
        }
        double number = kind == Kind.MEAN
                ? Arrays.stream(spreads).average().orElseThrow()
                : Arrays.stream(spreads).max().orElseThrow();
        return Measured.of(number, spreads.length);
    }
}
