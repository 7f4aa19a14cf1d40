package org.nasgauge.engine.record;

import java.util.OptionalDouble;

/** What one run leaves behind: one line of a file. */
public sealed interface RunRecord permits SearchRecord, EstimationRecord {
    String study();

    long seed();

    /** The simulated clock at the end; empty where the benchmark does not know seconds. */
    OptionalDouble seconds();
}
