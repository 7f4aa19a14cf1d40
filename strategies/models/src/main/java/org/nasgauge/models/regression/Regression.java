package org.nasgauge.models.regression;

import java.util.List;
import org.nasgauge.api.space.Architecture;

/** A regression model of scores. */
public interface Regression {
    /**
     * Learns anew; what was learned before is forgotten.
     *
     * @param architectures at least one, all of the space that the model was made for
     * @param scores one an architecture
     */
    void fit(List<Architecture> architectures, double[] scores);

    /** Only after {@link #fit}. */
    double predict(Architecture architecture);
}
