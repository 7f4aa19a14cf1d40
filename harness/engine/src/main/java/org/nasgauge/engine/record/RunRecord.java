package org.nasgauge.engine.record;

import java.util.OptionalDouble;

/** What one run leaves behind: one line of a file. */
public sealed interface RunRecord permits SearchRecord, EstimationRecord {
    /**
     * The version of the form in which records and manifests are written. Since 3, a search says how many of its
     * evaluations are distinct, and a manifest names the baseline.
     */
    int SCHEMA = 3;

    /** Why what is written in another version of the form is not read. */
    static String unreadable(int schema) {
        String reads = "schema " + schema + ", but this version reads schema " + SCHEMA;
        return schema < SCHEMA ? reads + ", which counts distinct evaluations and names the baseline" : reads;
    }

    String study();

    long seed();

    /** The simulated clock at the end; empty where the benchmark does not know seconds. */
    OptionalDouble seconds();
}
