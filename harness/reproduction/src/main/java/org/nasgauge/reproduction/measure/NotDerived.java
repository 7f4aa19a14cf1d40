package org.nasgauge.reproduction.measure;

import org.nasgauge.reproduction.data.Columns;
import org.nasgauge.reproduction.data.Unavailable;

/** Nothing here derives it: it takes more than columns of numbers. */
public record NotDerived(String reason) implements Measure {
    @Override
    public Measured of(Columns columns) throws Unavailable {
        throw new Unavailable(reason);
    }
}
