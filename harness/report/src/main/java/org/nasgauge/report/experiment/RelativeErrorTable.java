package org.nasgauge.report.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nasgauge.report.analysis.Analysis;
import org.nasgauge.report.analysis.EstimatorResult;
import org.nasgauge.report.document.Table;
import org.nasgauge.report.document.Table.Row;
import org.nasgauge.statistics.agreement.RelativeErrors.Measure;

/** Predictions of a property beside what was measured. */
final class RelativeErrorTable {
    private RelativeErrorTable() {}

    /** Empty where estimators are judged by the objective. */
    static Optional<Table> of(Analysis analysis) {
        return analysis.manifest().rated().target().map(target -> table(target, analysis.estimations()));
    }

    private static Table table(String target, List<EstimatorResult> results) {
        List<Row> rows = new ArrayList<>();
        for (EstimatorResult result : results) {
            String label = result.study().label();
            for (Measure measure : Measure.values()) {
                rows.add(result.errors()
                        .fold(
                                errors -> FirstRunMeasures.row(label, name(measure), errors, measure),
                                reason -> FirstRunMeasures.missing(label, name(measure), reason)));
            }
        }
        return new Table(
                "relative-errors",
                "How far predictions of " + target
                        + " are off, as shares of it: of what the first run rated, with bootstrap"
                        + " intervals over it, and the spread over the runs apart.",
                FirstRunMeasures.COLUMNS,
                rows);
    }

    static String name(Measure measure) {
        return switch (measure) {
            case RMSPE -> "RMSPE";
            case WITHIN_5_PERCENT -> "within ±5 %";
            case WITHIN_10_PERCENT -> "within ±10 %";
        };
    }
}
