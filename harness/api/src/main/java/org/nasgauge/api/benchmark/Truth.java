package org.nasgauge.api.benchmark;

import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.space.Architecture;

/** Final test performance of every architecture: what regret is measured against. Never shown to a strategy. */
public interface Truth {
    /** The objective on the test split at full fidelity, under the benchmark's seed policy for test. */
    Reading test(Architecture architecture);

    /** The architecture with the best test value; the first in the order of the space where several share it. */
    Architecture best();

    /** The test value of {@link #best()}. */
    double optimum();
}
