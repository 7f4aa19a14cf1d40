package org.nasgauge.report.analysis;

import org.nasgauge.engine.record.SearchRecord;

/**
 * Where on an axis every run of a study has an incumbent.
 *
 * @param start where the last of them found its first incumbent
 * @param end where the first of them ended
 */
record BudgetRange(double start, double end) {
    /** Of a run that found something. */
    static BudgetRange of(SearchRecord run, BudgetAxis axis) {
        return new BudgetRange(axis.at(run.trajectory().get(0)), axis.spent(run));
    }

    BudgetRange and(BudgetRange other) {
        return new BudgetRange(StrictMath.max(start, other.start), StrictMath.min(end, other.end));
    }

    BudgetRange endingAt(double newEnd) {
        return new BudgetRange(start, newEnd);
    }
}
