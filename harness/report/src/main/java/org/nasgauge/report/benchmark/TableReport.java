package org.nasgauge.report.benchmark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Series;
import org.nasgauge.report.document.Block;
import org.nasgauge.report.document.Block.Fact;
import org.nasgauge.report.document.Cell;
import org.nasgauge.report.document.Column;
import org.nasgauge.report.document.Column.Kind;
import org.nasgauge.report.document.Document;
import org.nasgauge.report.document.Document.Section;
import org.nasgauge.report.document.Table.Row;
import org.nasgauge.statistics.Summary;
import org.nasgauge.tabular.format.TableManifest;
import org.nasgauge.tabular.query.Table;

/**
 * Describes a table of whole trainings: its content, the spread of final accuracy, the best networks, the noise ceiling,
 * how early epochs rank networks, and where the seconds went.
 */
public final class TableReport {
    private static final int BEST = 10;

    private final Table table;
    private final Fidelity full;
    private final FinalScores test;
    private final List<Integer> trained;
    private final List<Table> others;

    private TableReport(Table table, List<Table> others) {
        this.table = table;
        this.others = List.copyOf(others);
        this.full = Fidelity.full(table.schedules().get(table.schedules().size() - 1));
        this.test = new FinalScores(table, Series.TEST_ACCURACY, full);
        this.trained = test.trained();
    }

    /**
     * @param others tables over the same space to compare rankings with
     * @throws org.nasgauge.api.error.UserError if a table holds no test accuracy, or is over another space
     */
    public static Document of(Table table, List<Table> others) {
        return new TableReport(table, others).document();
    }

    private Document document() {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("table", "", List.of(overview())));
        sections.add(new Section("accuracy", "Final accuracy", List.of(spread(), best())));
        sections.add(new NoiseCeiling(table, full).section());
        sections.add(new EpochRanking(table, full).section());
        others.forEach(other -> sections.add(new OtherBenchmark(table, full, other).section()));
        sections.add(new TrainingSeconds(table, full).section());
        sections.add(new Section("recipe", "How it was made", provenance()));
        return new Document(table.name(), sections);
    }

    private Block overview() {
        TableManifest manifest = table.manifest();
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of("description", "What it is", manifest.description().description()));
        facts.add(Fact.of("dataset", "Data set", manifest.description().dataset()));
        facts.add(new Fact("architectures", "Architectures of the space", new Cell.Whole(manifest.architectures())));
        facts.add(new Fact("networks", "Distinct networks, one row each", new Cell.Whole(table.rows())));
        facts.add(Fact.of("seeds", "Training seeds", table.seeds().toString()));
        facts.add(Fact.of("epochs", "Epochs of each training", table.schedules().toString()));
        table.trainingCounts()
                .forEach((state, count) -> facts.add(new Fact(
                        "trainings_" + state.replaceAll("[^a-z]+", "_"), "Trainings " + state, new Cell.Whole(count))));
        facts.add(Fact.of("source", "Source", manifest.description().source()));
        facts.add(Fact.of("licence", "Licence", manifest.description().licence()));
        facts.add(Fact.of("content_sha256", "Content, SHA-256", table.contentHash()));
        return new Block.Facts("content", facts);
    }

    private Block spread() {
        List<Row> rows = new ArrayList<>();
        Map<String, Series> splits = new LinkedHashMap<>();
        splits.put("validation", Series.VALIDATION_ACCURACY);
        splits.put("test", Series.TEST_ACCURACY);
        splits.forEach((name, series) -> {
            FinalScores scores = new FinalScores(table, series, full);
            Summary summary = Summary.of(scores.means(trained));
            rows.add(Row.of(
                    new Cell.Text(name),
                    new Cell.Whole(summary.n()),
                    new Cell.Real(summary.minimum(), 2),
                    new Cell.Real(summary.lowerQuartile(), 2),
                    new Cell.Real(summary.median(), 2),
                    new Cell.Real(summary.upperQuartile(), 2),
                    new Cell.Real(summary.maximum(), 2),
                    new Cell.Real(summary.populationSd(), 2),
                    new Cell.Real(NoiseCeiling.seedDeviation(scores, table), 2)));
        });
        return new org.nasgauge.report.document.Table(
                "accuracy",
                "Accuracy (%) of the networks after the last epoch, each the mean over its trainings; and the standard"
                        + " deviation between the seeds of one network (root mean square).",
                List.of(
                        new Column("split", "Split", Kind.TEXT),
                        new Column("networks", "Networks", Kind.WHOLE),
                        new Column("minimum", "Min", Kind.NUMBER),
                        new Column("lower_quartile", "25 %", Kind.NUMBER),
                        new Column("median", "Median", Kind.NUMBER),
                        new Column("upper_quartile", "75 %", Kind.NUMBER),
                        new Column("maximum", "Max", Kind.NUMBER),
                        new Column("sd", "SD", Kind.NUMBER),
                        new Column("sd_seeds", "SD of seeds", Kind.NUMBER)),
                rows);
    }

    private Block best() {
        FinalScores validation = new FinalScores(table, Series.VALIDATION_ACCURACY, full);
        List<Row> rows = trained.stream()
                .sorted(Comparator.comparingDouble(
                                (Integer row) -> -test.mean(row).orElseThrow())
                        .thenComparingInt(row -> row))
                .limit(BEST)
                .map(row -> Row.of(
                        new Cell.Text(table.architecture(row)),
                        new Cell.Whole(test.count(row)),
                        new Cell.Real(validation.mean(row).orElseThrow(), 2),
                        new Cell.Real(test.mean(row).orElseThrow(), 2)))
                .toList();
        return new org.nasgauge.report.document.Table(
                "best",
                "The best networks by mean test accuracy (%). Luck weighs more where there are fewer trainings.",
                List.of(
                        new Column("architecture", "Architecture", Kind.TEXT),
                        new Column("trainings", "Trainings", Kind.WHOLE),
                        new Column("validation", "Validation", Kind.NUMBER),
                        new Column("test", "Test", Kind.NUMBER)),
                rows);
    }

    private List<Block> provenance() {
        TableManifest manifest = table.manifest();
        List<Block> blocks = new ArrayList<>();
        blocks.add(facts("training_recipe", manifest.recipe()));
        for (int i = 0; i < manifest.environments().size(); i++) {
            blocks.add(facts("environment_" + (i + 1), manifest.environments().get(i)));
        }
        return blocks;
    }

    private static Block facts(String id, SortedMap<String, String> entries) {
        return new Block.Facts(
                id,
                entries.entrySet().stream()
                        .map(entry -> Fact.of(entry.getKey().replace('-', '_'), entry.getKey(), entry.getValue()))
                        .toList());
    }
}
