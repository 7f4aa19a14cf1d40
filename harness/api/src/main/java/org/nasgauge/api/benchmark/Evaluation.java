package org.nasgauge.api.benchmark;

/** What a backend answers, and what it cost. */
public sealed interface Evaluation {
    /** Seconds of training from scratch, charged in full whatever came of it. */
    double seconds();

    /** @param validation the objective on the validation split, at the fidelity that was asked for */
    record Completed(double validation, double seconds) implements Evaluation {}

    record Failed(String reason, double seconds) implements Evaluation {}
}
