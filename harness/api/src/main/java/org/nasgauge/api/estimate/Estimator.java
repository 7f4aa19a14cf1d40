package org.nasgauge.api.estimate;

import org.nasgauge.api.space.Architecture;

/** Predicts an architecture's final performance more cheaply than training it. */
public interface Estimator {
    /** A finite number; greater means that better final performance is predicted. Only the order counts. */
    double estimate(Architecture architecture, Evidence evidence);

    /**
     * Simulated seconds that one estimate takes besides the training that it consumes; 0 where they are too few to count.
     * What a benchmark has measured takes precedence.
     */
    default double seconds(Architecture architecture) {
        return 0;
    }
}
