package org.nasgauge.report.benchmark;

import java.util.ArrayList;
import java.util.List;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Series;
import org.nasgauge.report.document.Cell;
import org.nasgauge.report.document.Column;
import org.nasgauge.report.document.Column.Kind;
import org.nasgauge.report.document.Document.Section;
import org.nasgauge.report.document.Table.Row;
import org.nasgauge.statistics.correlation.RankedPairs;
import org.nasgauge.tabular.query.Table;

/** How well validation accuracy at each epoch ranks the networks by final test accuracy. */
final class EpochRanking {
    private final Table table;
    private final Fidelity full;

    EpochRanking(Table table, Fidelity full) {
        this.table = table;
        this.full = full;
    }

    Section section() {
        FinalScores target = new FinalScores(table, Series.TEST_ACCURACY, full);
        List<Integer> trained = target.trained();
        double[] finals = target.means(trained);
        List<Row> rows = new ArrayList<>();
        for (int epoch = 1; epoch <= full.epoch(); epoch++) {
            FinalScores early =
                    new FinalScores(table, Series.VALIDATION_ACCURACY, new Fidelity(epoch, full.schedule()));
            RankedPairs pairs = RankedPairs.of(early.means(trained), finals);
            rows.add(Row.of(
                    new Cell.Whole(epoch),
                    NoiseCeiling.cell(pairs.spearmanRho()),
                    NoiseCeiling.cell(pairs.kendallTauB())));
        }
        return new Section(
                "epochs",
                "Early epochs",
                List.of(new org.nasgauge.report.document.Table(
                        "epochs",
                        "Rank correlation of validation accuracy after each epoch with final test accuracy, both means"
                                + " over the trainings of a network.",
                        List.of(
                                new Column("epoch", "Epoch", Kind.WHOLE),
                                new Column("spearman", "Spearman’s ρ", Kind.NUMBER),
                                new Column("kendall", "Kendall τ-b", Kind.NUMBER)),
                        rows)));
    }
}
