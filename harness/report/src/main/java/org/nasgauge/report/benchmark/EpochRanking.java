package org.nasgauge.report.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.metric.Split;
import org.nasgauge.report.document.Block;
import org.nasgauge.report.document.Cell;
import org.nasgauge.report.document.Column;
import org.nasgauge.report.document.Column.Kind;
import org.nasgauge.report.document.Document.Section;
import org.nasgauge.report.document.Table.Row;
import org.nasgauge.statistics.correlation.RankedPairs;

/** How well validation accuracy at each epoch ranks the networks by final test accuracy. */
final class EpochRanking {
    private final Judged judged;
    private final Series early;
    private final List<Fidelity> fidelities;

    EpochRanking(Judged judged) {
        this.judged = judged;
        this.early = judged.on(Split.VALIDATION);
        this.fidelities = judged.fidelities(Split.VALIDATION);
    }

    Section section() {
        return new Section(
                "epochs",
                "Early epochs",
                List.of(missing().<Block>map(Block.Paragraph::new).orElseGet(this::ranking)));
    }

    private Optional<String> missing() {
        if (fidelities.isEmpty()) {
            return Optional.of("Left out: the table holds no " + early + " of these trainings.");
        }
        return fidelities.equals(List.of(judged.fidelity()))
                ? Optional.of("Left out: the table holds " + early + " after the last epoch only.")
                : Optional.empty();
    }

    private Block ranking() {
        FinalScores target = judged.scores();
        List<Row> rows = new ArrayList<>();
        boolean every = true;
        for (int i = 0; i < fidelities.size(); i++) {
            every &= fidelities.get(i).epoch() == i + 1;
            FinalScores shown =
                    judged.scores(Split.VALIDATION, fidelities.get(i)).orElseThrow();
            List<Integer> both = target.trainedLike(shown);
            RankedPairs pairs = RankedPairs.of(shown.scores(both), target.scores(both));
            rows.add(Row.of(
                    new Cell.Whole(fidelities.get(i).epoch()),
                    NoiseCeiling.cell(pairs.spearmanRho()),
                    NoiseCeiling.cell(pairs.kendallTauB())));
        }
        return new org.nasgauge.report.document.Table(
                "epochs",
                "Rank correlation of " + early + " after " + (every ? "each epoch" : "the epochs that it holds")
                        + " with final " + judged.series() + ", both means over the trainings of a network.",
                List.of(
                        new Column("epoch", "Epoch", Kind.WHOLE),
                        new Column("spearman", "Spearman’s ρ", Kind.NUMBER),
                        new Column("kendall", "Kendall τ-b", Kind.NUMBER)),
                rows);
    }
}
