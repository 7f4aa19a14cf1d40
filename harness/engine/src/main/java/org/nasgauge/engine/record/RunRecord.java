package org.nasgauge.engine.record;

/** What one run leaves behind: one line of a file. */
public sealed interface RunRecord permits SearchRecord, EstimationRecord {
    /** The version of the form in which records and manifests are written. */
    int SCHEMA = 2;

    String study();

    long seed();
}
