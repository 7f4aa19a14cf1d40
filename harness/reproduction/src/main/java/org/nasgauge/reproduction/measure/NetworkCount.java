package org.nasgauge.reproduction.measure;

import java.util.stream.IntStream;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.api.space.IsomorphismClasses;
import org.nasgauge.reproduction.data.Columns;

/** How the architectures of a space fall into networks: sets of isomorphic ones. */
public record NetworkCount(Kind kind, String space) implements Measure {
    /** Which number. */
    public enum Kind {
        ARCHITECTURES,
        NETWORKS,
        /** The most architectures that are one network. */
        LARGEST,
        /** Networks of a single architecture. */
        SINGLETONS
    }

    @Override
    public Measured of(Columns columns) {
        EnumerableSpace open = columns.space(space);
        if (kind == Kind.ARCHITECTURES) {
            return Measured.of(open.size(), open.size());
        }
        IsomorphismClasses classes = IsomorphismClasses.of(open);
        IntStream sizes = IntStream.range(0, classes.count()).map(classes::size);
        double number = switch (kind) {
            case ARCHITECTURES, NETWORKS -> classes.count();
            case LARGEST -> sizes.max().orElseThrow();
            case SINGLETONS -> sizes.filter(size -> size == 1).count();
        };
        return Measured.of(number, open.size());
    }
}
