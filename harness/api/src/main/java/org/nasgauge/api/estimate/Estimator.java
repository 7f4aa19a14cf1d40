package org.nasgauge.api.estimate;

import org.nasgauge.api.space.Architecture;

/** Predicts an architecture's final performance more cheaply than training it. */
public interface Estimator {
    /** A finite number; greater means that better final performance is predicted. Only the order counts. */
    double estimate(Architecture architecture, Evidence evidence);
}
