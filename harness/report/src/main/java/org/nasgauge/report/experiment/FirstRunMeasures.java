package org.nasgauge.report.experiment;

import java.util.List;
import java.util.Optional;
import org.nasgauge.report.analysis.MeasuredRuns;
import org.nasgauge.report.document.Cell;
import org.nasgauge.report.document.Column;
import org.nasgauge.report.document.Column.Kind;
import org.nasgauge.report.document.Table.Row;
import org.nasgauge.statistics.Interval;
import org.nasgauge.statistics.Summary;
import org.nasgauge.statistics.resampling.Bootstrap;

/** Rows about a measure over what the first run rated, with bootstrap intervals, and its spread over the runs. */
final class FirstRunMeasures {
    static final List<Column> COLUMNS = List.of(
            new Column("estimator", "Estimator", Kind.TEXT),
            new Column("measure", "Measure", Kind.TEXT),
            new Column("architectures", "n", Kind.WHOLE),
            new Column("value", "Value", Kind.NUMBER),
            new Column("percentile", "95 %, percentile", Kind.RANGE),
            new Column("bca", "95 %, BCa", Kind.RANGE),
            new Column("runs", "Mean of runs ± s.e.", Kind.MEAN),
            new Column("sd_runs", "SD of runs", Kind.NUMBER));

    private static final int DECIMALS = 3;

    private FirstRunMeasures() {}

    static <M> Row row(String estimator, String name, MeasuredRuns<M, ?> runs, M measure) {
        Summary spread = runs.spread(measure);
        return Row.of(
                new Cell.Text(estimator),
                new Cell.Text(name),
                new Cell.Whole(runs.first().n()),
                new Cell.Real(runs.first().value(measure), DECIMALS),
                interval(runs.interval(measure, Bootstrap.Method.PERCENTILE)),
                interval(runs.interval(measure, Bootstrap.Method.BCA)),
                new Cell.Mean(spread.mean(), spread.standardError(), DECIMALS),
                spread.sampleSd().isPresent()
                        ? new Cell.Real(spread.sampleSd().getAsDouble(), DECIMALS)
                        : new Cell.Missing("takes two runs"));
    }

    /** Of an estimator that the measure does not suit. */
    static Row missing(String estimator, String measure, String reason) {
        Cell none = new Cell.Missing(reason);
        return Row.of(new Cell.Text(estimator), new Cell.Text(measure), none, none, none, none, none, none);
    }

    private static Cell interval(Optional<Interval> interval) {
        return interval.<Cell>map(known -> new Cell.Range(known.lower(), known.upper(), DECIMALS))
                .orElse(new Cell.Missing("the same in all resamples"));
    }
}
