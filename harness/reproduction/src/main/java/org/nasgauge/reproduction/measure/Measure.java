package org.nasgauge.reproduction.measure;

import org.nasgauge.reproduction.data.Columns;
import org.nasgauge.reproduction.data.Unavailable;

/** One number that can be derived from the columns of a reproduction. */
public sealed interface Measure
        permits ValueOf,
                Optimum,
                Statistic,
                ExpectedBest,
                Landscape,
                Correlation,
                NetworkCount,
                NetworkSpread,
                SearchOutcome,
                ValueOfBest,
                NotDerived {
    /**
     * @throws Unavailable if the data are not at hand, or do not determine the number
     * @throws org.nasgauge.api.error.UserError if the reproduction asks for what its data do not have
     */
    Measured of(Columns columns) throws Unavailable;
}
