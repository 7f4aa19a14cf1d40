package org.nasgauge.report.experiment;

import org.nasgauge.report.analysis.Finding;
import org.nasgauge.report.document.Cell;
import org.nasgauge.statistics.Interval;
import org.nasgauge.statistics.Summary;

/** Findings as cells. */
final class Cells {
    private Cells() {}

    static Cell mean(Finding<Summary> finding, int decimals) {
        return finding.fold(
                summary -> new Cell.Mean(summary.mean(), summary.standardError(), decimals), Cell.Missing::new);
    }

    /** The mean alone. */
    static Cell number(Finding<Summary> finding, int decimals) {
        return finding.fold(summary -> new Cell.Real(summary.mean(), decimals), Cell.Missing::new);
    }

    /** The mean of counts: without decimals where all runs agree. */
    static Cell count(Finding<Summary> finding) {
        return finding.fold(
                summary -> new Cell.Real(summary.mean(), summary.minimum() == summary.maximum() ? 0 : 1),
                Cell.Missing::new);
    }

    static Cell median(Finding<Summary> finding, int decimals) {
        return finding.fold(summary -> new Cell.Real(summary.median(), decimals), Cell.Missing::new);
    }

    static Cell quartiles(Finding<Summary> finding, int decimals) {
        return finding.fold(
                summary -> new Cell.Range(summary.lowerQuartile(), summary.upperQuartile(), decimals),
                Cell.Missing::new);
    }

    static Cell interval(Finding<Interval> finding, int decimals) {
        return finding.fold(
                interval -> new Cell.Range(interval.lower(), interval.upper(), decimals), Cell.Missing::new);
    }
}
