package org.nasgauge.report.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.nasgauge.report.document.Block;
import org.nasgauge.report.document.Block.Fact;
import org.nasgauge.report.document.Cell;
import org.nasgauge.report.document.Document;
import org.nasgauge.report.document.Document.Section;
import org.nasgauge.tabular.format.TableManifest;
import org.nasgauge.tabular.query.Table;

/**
 * Describes a table: its content, the spread of final values, the best networks, the noise ceiling, how early epochs rank
 * networks, where the seconds went, how precise latencies are, and the properties of its architectures. What the table does
 * not hold is left out, with the reason.
 */
public final class TableReport {
    private final Table table;
    private final Optional<Judged> judged;
    private final List<Table> others;

    private TableReport(Table table, List<Table> others) {
        this.table = table;
        this.others = List.copyOf(others);
        this.judged = Judged.of(table);
    }

    /**
     * @param others tables over the same space to compare rankings with
     * @throws org.nasgauge.api.error.UserError if one of them is over another space
     */
    public static Document of(Table table, List<Table> others) {
        return new TableReport(table, others).document();
    }

    private Document document() {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("table", "", List.of(overview())));
        if (table.manifest().isOfTrainings()) {
            sections.addAll(trainings());
            sections.add(TrainingSeconds.section(table, judged));
        }
        LatencyPrecision.section(table).ifPresent(sections::add);
        Properties.section(table).ifPresent(sections::add);
        sections.add(new Section("recipe", "How it was made", provenance()));
        return new Document(table.name(), sections);
    }

    private List<Section> trainings() {
        if (judged.isEmpty()) {
            return List.of(leftOut("the table follows no metric over trainings"));
        }
        Ranking ranking = new Ranking(judged.get());
        if (ranking.isEmpty()) {
            return List.of(
                    leftOut("the table has no training with a " + judged.get().series()));
        }
        List<Section> sections = new ArrayList<>();
        sections.add(ranking.section());
        sections.add(new NoiseCeiling(judged.get()).section());
        sections.add(new BestNetworks(judged.get()).section());
        sections.add(new EpochRanking(judged.get()).section());
        for (int i = 0; i < others.size(); i++) {
            sections.add(OtherBenchmark.section(judged.get(), others.get(i), i == 0 ? "other" : "other-" + (i + 1)));
        }
        return sections;
    }

    private static Section leftOut(String reason) {
        return new Section(
                "final",
                "Final values",
                List.of(new Block.Paragraph(
                        "Left out, with the best networks, the noise ceiling and the early epochs: " + reason + ".")));
    }

    private Block overview() {
        TableManifest manifest = table.manifest();
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of("description", "What it is", manifest.description().description()));
        facts.add(Fact.of("dataset", "Data set", manifest.description().dataset()));
        facts.add(new Fact("architectures", "Architectures of the space", new Cell.Whole(manifest.architectures())));
        facts.add(new Fact("networks", "Distinct networks, one row each", new Cell.Whole(table.rows())));
        if (manifest.isOfTrainings()) {
            facts.add(Fact.of("seeds", "Training seeds", listed(table.seeds())));
            facts.add(Fact.of("epochs", "Epochs of each training", listed(table.schedules())));
        }
        table.trainingCounts()
                .forEach((state, count) -> facts.add(new Fact(
                        "trainings_" + state.replaceAll("[^a-z]+", "_"), "Trainings " + state, new Cell.Whole(count))));
        facts.add(Fact.of("source", "Source", manifest.description().source()));
        facts.add(Fact.of("licence", "Licence", manifest.description().licence()));
        facts.add(Fact.of("content_sha256", "Content, SHA-256", table.contentHash()));
        return new Block.Facts("content", facts);
    }

    private static String listed(List<Integer> numbers) {
        return numbers.isEmpty() ? "none" : numbers.toString();
    }

    private List<Block> provenance() {
        TableManifest manifest = table.manifest();
        if (manifest.recipe().isEmpty() && manifest.environments().isEmpty()) {
            return List.of(new Block.Paragraph("Not known: the table keeps neither a training recipe nor a machine."));
        }
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
