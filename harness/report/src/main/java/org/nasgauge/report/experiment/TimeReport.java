package org.nasgauge.report.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.nasgauge.engine.manifest.Manifest;
import org.nasgauge.engine.manifest.StudyFacts;
import org.nasgauge.engine.record.ResultFolder;
import org.nasgauge.engine.record.TimeSpent;
import org.nasgauge.report.analysis.SearchComparison;
import org.nasgauge.report.document.Block;
import org.nasgauge.report.document.Cell;
import org.nasgauge.report.document.Column;
import org.nasgauge.report.document.Column.Kind;
import org.nasgauge.report.document.Document;
import org.nasgauge.report.document.Document.Section;
import org.nasgauge.report.document.Table;
import org.nasgauge.report.document.Table.Row;

/**
 * Where this computer's time went. A document of its own: it comes out differently each time, and the report on an
 * experiment never does.
 */
public final class TimeReport {
    private TimeReport() {}

    /**
     * Reads the timings beside the records in a folder; empty where nothing was timed.
     *
     * @throws org.nasgauge.api.error.UserError if there is no experiment, or the timings cannot be read
     */
    public static Optional<Document> of(Path path) {
        ResultFolder folder = ResultFolder.open(path);
        Map<String, TimeSpent> times = folder.timeSpent();
        Manifest manifest = folder.manifest();
        List<Row> rows = new ArrayList<>();
        Stream.concat(manifest.searches().stream(), manifest.estimations().stream())
                .forEach(study -> Optional.ofNullable(times.get(study.id()))
                        .map(spent -> row(study, spent))
                        .ifPresent(rows::add));
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Table table = new Table(
                "time",
                "CPU seconds of this computer over all runs, and elapsed microseconds an evaluation by what they were"
                        + " spent on, in a sample of the runs. They never move the simulated clock.",
                List.of(
                        new Column("study", "Study", Kind.TEXT),
                        new Column("runs", "Runs", Kind.WHOLE),
                        new Column("cpu_seconds", "CPU s", Kind.NUMBER),
                        new Column("ask_us", "Ask", Kind.NUMBER),
                        new Column("fit_us", "Fit", Kind.NUMBER),
                        new Column("tell_us", "Tell", Kind.NUMBER),
                        new Column("evaluate_us", "Evaluate", Kind.NUMBER)),
                rows);
        List<Block> blocks = new ArrayList<>(List.of(table));
        SearchComparison.withOwnSeconds(folder)
                .flatMap(comparison -> new AnytimeFigures(comparison).withOwnSeconds())
                .ifPresent(blocks::add);
        return Optional.of(
                new Document(manifest.name() + ": where the time went", List.of(new Section("time", "", blocks))));
    }

    private static Row row(StudyFacts study, TimeSpent spent) {
        List<Cell> cells = new ArrayList<>(List.of(
                new Cell.Text(study.label()), new Cell.Whole(spent.runs()), new Cell.Real(spent.cpuSeconds(), 2)));
        if (spent.sample().isPresent() && spent.sample().get().trials() > 0) {
            TimeSpent.Sample sample = spent.sample().get();
            for (double seconds : new double[] {sample.ask(), sample.fit(), sample.tell(), sample.evaluate()}) {
                cells.add(new Cell.Real(1e6 * seconds / sample.trials(), 2));
            }
        } else {
            for (int part = 0; part < 4; part++) {
                cells.add(new Cell.Missing("timed as a whole only"));
            }
        }
        return new Row(Table.Weight.NORMAL, cells);
    }
}
