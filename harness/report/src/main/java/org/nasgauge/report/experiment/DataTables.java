package org.nasgauge.report.experiment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.nasgauge.engine.record.SearchRecord.Incumbent;
import org.nasgauge.engine.record.StudyFacts;
import org.nasgauge.report.analysis.Analysis;
import org.nasgauge.report.analysis.AnytimeCurve;
import org.nasgauge.report.analysis.BudgetAxis;
import org.nasgauge.report.analysis.EstimatorResult;
import org.nasgauge.report.analysis.Finding;
import org.nasgauge.report.analysis.RunSummary;
import org.nasgauge.report.analysis.SearchResult;
import org.nasgauge.report.document.Cell;
import org.nasgauge.report.document.Column;
import org.nasgauge.report.document.Column.Kind;
import org.nasgauge.report.document.Table;
import org.nasgauge.report.document.Table.Row;
import org.nasgauge.report.text.Decimals;
import org.nasgauge.report.text.JsonText;
import org.nasgauge.statistics.agreement.AgreementMeasure;
import org.nasgauge.statistics.agreement.RelativeErrors;

/** Tables for data analysis: one observation a row, one variable a column, nothing rounded and nothing left out. */
final class DataTables {
    private static final List<Column> STUDY = List.of(
            new Column("study", "Study", Kind.TEXT),
            new Column("component", "Component", Kind.TEXT),
            new Column("settings", "Settings", Kind.TEXT));

    /** In the order of their columns. */
    private static final List<AgreementMeasure> FURTHER = List.of(
            AgreementMeasure.PEARSON_R,
            AgreementMeasure.TOP_KENDALL,
            AgreementMeasure.BEST_AT_K,
            AgreementMeasure.FIRST_REGRET);

    private DataTables() {}

    static List<Table> of(Analysis analysis) {
        List<Table> tables = new ArrayList<>();
        if (!analysis.searches().results().isEmpty()) {
            tables.add(runs(analysis));
            tables.add(curves(analysis));
            MixtureSection.signs(analysis.searches()).ifPresent(tables::add);
        }
        if (!analysis.estimations().isEmpty()) {
            tables.add(estimatorRuns(
                    analysis.estimations(), analysis.manifest().rated().target().isPresent()));
            analysis.comparison().map(AgreementTables::allPairs).ifPresent(tables::add);
        }
        return tables;
    }

    private static Table runs(Analysis analysis) {
        Optional<Column> volume = analysis.fronts().map(fronts -> number("hypervolume"));
        List<Column> columns = new ArrayList<>(List.of(new Column("strategy", "Strategy", Kind.TEXT)));
        columns.addAll(STUDY);
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
                            DataTables.study(result.study()),
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
        Optional<Incumbent> incumbent = run.incumbent();
        Cell none = new Cell.Missing("found no architecture");
        cells.add(incumbent.<Cell>map(last -> real(last.validation())).orElse(none));
        cells.add(
                incumbent.<Cell>map(last -> new Cell.Text(last.architecture())).orElse(none));
        cells.add(incumbent.<Cell>map(last -> new Cell.Whole(last.evaluation())).orElse(none));
        cells.add(incumbent
                .<Cell>map(last -> run.seconds().fold(known -> real(last.seconds()), Cell.Missing::new))
                .orElse(none));
        cells.add(new Cell.Whole(run.evaluations()));
        cells.add(new Cell.Whole(run.distinct()));
        cells.add(new Cell.Whole(run.failed()));
        cells.add(new Cell.Whole(run.queries()));
        cells.add(real(run.seconds()));
        cells.add(new Cell.Text(run.end().name().toLowerCase(Locale.ROOT)));
        cells.add(new Cell.Text(run.fault().orElse("")));
    }

    private static Table curves(Analysis analysis) {
        List<Row> rows = new ArrayList<>();
        String measure = Measure.of(analysis.searches().yardstick()).key();
        for (SearchResult result : analysis.searches().results()) {
            for (BudgetAxis axis : BudgetAxis.values()) {
                result.curve(axis).toOptional().ifPresent(curve -> add(rows, result.study(), measure, axis, curve));
            }
        }
        analysis.fronts()
                .ifPresent(fronts -> fronts.results()
                        .forEach(result -> result.curve()
                                .toOptional()
                                .ifPresent(curve -> add(rows, result.study(), "hypervolume", fronts.axis(), curve))));
        return new Table(
                "curves",
                "Means over the runs of every strategy after each budget, with 95 % confidence intervals.",
                List.of(
                        new Column("strategy", "Strategy", Kind.TEXT),
                        new Column("study", "Study", Kind.TEXT),
                        new Column("measure", "Measure", Kind.TEXT),
                        new Column("budget_unit", "Budget unit", Kind.TEXT),
                        number("budget"),
                        whole("runs"),
                        number("mean"),
                        number("lower"),
                        number("upper")),
                rows);
    }

    private static void add(List<Row> rows, StudyFacts study, String measure, BudgetAxis axis, AnytimeCurve curve) {
        Cell unit = new Cell.Text(axis.name().toLowerCase(Locale.ROOT));
        for (AnytimeCurve.Point point : curve.points()) {
            rows.add(Row.of(
                    new Cell.Text(study.label()),
                    new Cell.Text(study.id()),
                    new Cell.Text(measure),
                    unit,
                    real(point.budget()),
                    new Cell.Whole(curve.runs()),
                    real(point.mean()),
                    real(point.lower()),
                    real(point.upper())));
        }
    }

    /** @param targeted whether they predict a property */
    private static Table estimatorRuns(List<EstimatorResult> results, boolean targeted) {
        List<Column> columns = new ArrayList<>(List.of(new Column("estimator", "Estimator", Kind.TEXT)));
        columns.addAll(STUDY);
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
                List<Cell> cells = study(result.study());
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

    private static List<Cell> study(StudyFacts study) {
        return new ArrayList<>(List.of(
                new Cell.Text(study.label()),
                new Cell.Text(study.id()),
                new Cell.Text(study.component()),
                new Cell.Text(json(study.settings()))));
    }

    private static String json(SortedMap<String, Object> settings) {
        return JsonText.compact(json -> {
            json.writeStartObject();
            for (Map.Entry<String, Object> setting : settings.entrySet()) {
                json.writeFieldName(setting.getKey());
                if (setting.getValue() instanceof Double number) {
                    json.writeNumber(Decimals.shortest(number));
                } else if (setting.getValue() instanceof Number whole) {
                    json.writeNumber(whole.longValue());
                } else if (setting.getValue() instanceof Boolean flag) {
                    json.writeBoolean(flag);
                } else {
                    json.writeString(String.valueOf(setting.getValue()));
                }
            }
            json.writeEndObject();
        });
    }

    private static Column whole(String key) {
        return new Column(key, label(key), Kind.WHOLE);
    }

    private static Column number(String key) {
        return new Column(key, label(key), Kind.NUMBER);
    }

    private static String label(String key) {
        return key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1).replace('_', ' ');
    }

    private static Cell real(Finding<Double> finding) {
        return finding.fold(DataTables::real, Cell.Missing::new);
    }

    /** Where it is shown, with as many digits as tell it from others. */
    private static Cell real(double value) {
        return new Cell.Real(value, Decimals.decimalsFor(value, 6));
    }
}
