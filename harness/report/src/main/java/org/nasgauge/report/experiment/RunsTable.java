package org.nasgauge.report.experiment;

import static org.nasgauge.report.experiment.DataCells.number;
import static org.nasgauge.report.experiment.DataCells.real;
import static org.nasgauge.report.experiment.DataCells.whole;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.nasgauge.engine.manifest.StudyFacts;
import org.nasgauge.engine.record.SearchRecord.Incumbent;
import org.nasgauge.report.analysis.Analysis;
import org.nasgauge.report.analysis.RunSummary;
import org.nasgauge.report.document.Cell;
import org.nasgauge.report.document.Column;
import org.nasgauge.report.document.Column.Kind;
import org.nasgauge.report.document.Table;
import org.nasgauge.report.document.Table.Row;

/** Every run of every strategy, for data analysis. */
final class RunsTable {
    private RunsTable() {}

    static Table of(Analysis analysis) {
        Optional<Column> volume = analysis.fronts().map(fronts -> number("hypervolume"));
        List<Column> columns = new ArrayList<>(List.of(new Column("strategy", "Strategy", Kind.TEXT)));
        columns.addAll(DataCells.STUDY);
        columns.addAll(List.of(
                whole("seed"),
                number("regret"),
                number("test"),
                number("validation"),
                new Column("architecture", "Architecture", Kind.TEXT),
                whole("found_at_evaluation"),
                number("found_at_seconds"),
                whole("evaluations"),
                whole("distinct"),
                whole("failed"),
                whole("queries"),
                number("seconds"),
                new Column("end", "End", Kind.TEXT),
                new Column("fault", "Fault", Kind.TEXT)));
        volume.ifPresent(columns::add);
        SortedSet<String> declared = declared(analysis);
        declared.forEach(name -> columns.add(number("declared_" + name.replace('-', '_'))));
        List<StudyRuns> studies = StudyRuns.of(analysis);
        return Table.computed(
                "runs",
                "Every run of every strategy.",
                columns,
                studies.stream().mapToInt(StudyRuns::count).sum(),
                number -> {
                    int left = number;
                    int study = 0;
                    while (left >= studies.get(study).count()) {
                        left -= studies.get(study++).count();
                    }
                    return studies.get(study).row(left, volume.isPresent(), declared);
                });
    }

    /**
     * The runs of one study.
     *
     * @param study what is the same in all of their rows
     * @param volumes hypervolume of each run that has a front, by its seed
     */
    private record StudyRuns(List<Cell> study, List<RunSummary> runs, SortedMap<Long, Double> volumes) {
        static List<StudyRuns> of(Analysis analysis) {
            Map<StudyFacts, SortedMap<Long, Double>> volumes = new HashMap<>();
            analysis.fronts()
                    .ifPresent(
                            fronts -> fronts.results().forEach(front -> volumes.put(front.study(), front.volumes())));
            return analysis.searches().results().stream()
                    .map(result -> new StudyRuns(
                            DataCells.study(result.study()),
                            result.each(),
                            volumes.getOrDefault(result.study(), Collections.emptySortedMap())))
                    .toList();
        }

        int count() {
            return runs.size();
        }

        Row row(int number, boolean withVolume, SortedSet<String> declared) {
            RunSummary run = runs.get(number);
            List<Cell> cells = new ArrayList<>(study);
            addTo(cells, run);
            if (withVolume) {
                cells.add(
                        volumes.containsKey(run.seed()) ? real(volumes.get(run.seed())) : new Cell.Missing("no front"));
            }
            declared.forEach(name -> cells.add(
                    run.declared().containsKey(name)
                            ? real(run.declared().get(name))
                            : new Cell.Missing("not declared")));
            return new Row(Table.Weight.NORMAL, cells);
        }
    }

    /** The names of all costs that strategies declared. */
    private static SortedSet<String> declared(Analysis analysis) {
        SortedSet<String> names = new TreeSet<>();
        analysis.searches()
                .results()
                .forEach(result ->
                        result.each().forEach(run -> names.addAll(run.declared().keySet())));
        return names;
    }

    private static void addTo(List<Cell> cells, RunSummary run) {
        cells.add(new Cell.Whole(run.seed()));
        cells.add(real(run.regret()));
        cells.add(real(run.test()));
        if (run.incumbent().isPresent()) {
            add(cells, run.incumbent().get(), run);
        } else {
            cells.addAll(Collections.nCopies(4, new Cell.Missing("found no architecture")));
        }
        cells.add(new Cell.Whole(run.evaluations()));
        cells.add(new Cell.Whole(run.distinct()));
        cells.add(new Cell.Whole(run.failed()));
        cells.add(new Cell.Whole(run.queries()));
        cells.add(real(run.seconds()));
        cells.add(new Cell.Text(run.end().label()));
        cells.add(new Cell.Text(run.fault().orElse("")));
    }

    private static void add(List<Cell> cells, Incumbent last, RunSummary run) {
        cells.add(real(last.validation()));
        cells.add(new Cell.Text(last.architecture()));
        cells.add(new Cell.Whole(last.evaluation()));
        cells.add(run.seconds().fold(known -> real(last.seconds()), Cell.Missing::new));
    }
}
