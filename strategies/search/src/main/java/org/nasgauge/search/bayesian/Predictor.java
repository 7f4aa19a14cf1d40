package org.nasgauge.search.bayesian;

import java.util.List;
import org.nasgauge.api.space.Architecture;

/** A regression model of scores. */
public interface Predictor {
    /**
     * Learns anew; what was learned before is forgotten.
     *
     * @param architectures at least one
     * @param scores one an architecture
     */
    void fit(List<Architecture> architectures, double[] scores);

    /** Only after {@link #fit}. */
    double predict(Architecture architecture);
}
