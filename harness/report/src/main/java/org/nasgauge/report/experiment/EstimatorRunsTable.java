package org.nasgauge.report.experiment;

import static org.nasgauge.report.experiment.DataCells.number;
import static org.nasgauge.report.experiment.DataCells.real;
import static org.nasgauge.report.experiment.DataCells.whole;

import java.util.ArrayList;
import java.util.List;
import org.nasgauge.report.analysis.EstimatorResult;
import org.nasgauge.report.document.Cell;
import org.nasgauge.report.document.Column;
import org.nasgauge.report.document.Column.Kind;
import org.nasgauge.report.document.Table;
import org.nasgauge.report.document.Table.Row;
import org.nasgauge.statistics.agreement.AgreementMeasure;
import org.nasgauge.statistics.agreement.RelativeErrors;

/** Every run of every estimator, for data analysis. */
final class EstimatorRunsTable {
    /** In the order of their columns. */
    private static final List<AgreementMeasure> FURTHER = List.of(
            AgreementMeasure.PEARSON_R,
            AgreementMeasure.TOP_KENDALL,
            AgreementMeasure.BEST_AT_K,
            AgreementMeasure.FIRST_REGRET);

    private EstimatorRunsTable() {}

    /** @param targeted whether they predict a property */
    static Table of(List<EstimatorResult> results, boolean targeted) {
        List<Column> columns = new ArrayList<>(List.of(new Column("estimator", "Estimator", Kind.TEXT)));
        columns.addAll(DataCells.STUDY);
        columns.addAll(List.of(
                whole("seed"),
                whole("networks"),
                whole("left_out"),
                number("spearman"),
                number("kendall"),
                number("precision_top_10"),
                whole("tied_estimates"),
                whole("tied_targets"),
                number("seconds_per_network"),
                number("pearson"),
                number("kendall_top_10"),
                number("best_of_first_10"),
                number("regret_of_first"),
                number("preparation_seconds"),
                number("trained"),
                number("trained_epochs"),
                number("shown_epochs_per_network")));
        if (targeted) {
            columns.addAll(List.of(number("rmspe"), number("within_5_percent"), number("within_10_percent")));
        }
        List<Row> rows = new ArrayList<>();
        for (EstimatorResult result : results) {
            for (EstimatorResult.Run run : result.each()) {
                List<Cell> cells = DataCells.study(result.study());
                cells.add(new Cell.Whole(run.seed()));
                cells.add(new Cell.Whole(run.networks()));
                cells.add(new Cell.Whole(run.leftOut()));
                cells.add(real(run.rho()));
                cells.add(real(run.measure(AgreementMeasure.KENDALL_TAU_B)));
                cells.add(real(run.measure(AgreementMeasure.TOP_PRECISION)));
                cells.add(new Cell.Whole(run.tiedEstimates()));
                cells.add(new Cell.Whole(run.tiedTargets()));
                cells.add(real(run.seconds()));
                for (AgreementMeasure further : FURTHER) {
                    cells.add(real(run.measure(further)));
                }
                cells.add(real(run.preparation()));
                cells.add(real(run.information().trained()));
                cells.add(real(run.information().trainedEpochs()));
                cells.add(real(run.information().shownEpochs()));
                if (targeted) {
                    for (RelativeErrors.Measure measure : RelativeErrors.Measure.values()) {
                        cells.add(run.errors().fold(errors -> real(errors.value(measure)), Cell.Missing::new));
                    }
                }
                rows.add(new Row(Table.Weight.NORMAL, cells));
            }
        }
        return new Table("estimator-runs", "Every run of every estimator.", columns, rows);
    }
}
