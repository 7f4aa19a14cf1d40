package org.nasgauge.importers.nats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.metric.Split;
import org.nasgauge.api.metric.Unit;
import org.nasgauge.importers.ImportedColumn;
import org.nasgauge.importers.foreign.pickle.Dict;
import org.nasgauge.importers.foreign.pickle.Items;
import org.nasgauge.importers.foreign.pickle.PickleFields;
import org.nasgauge.importers.foreign.pickle.PickleValue;
import org.nasgauge.tabular.format.Column;

/** The trainings of one schedule on all datasets, column by column, from the state of one architecture after another. */
final class ScheduleResults {
    static final Metric LATENCY = new Metric("latency", Unit.SECONDS, Direction.MINIMIZE);

    private static final String MEND = "Check that the files are complete and of one version of the benchmark";

    private final int rows;
    private final int schedule;
    private final List<Integer> seeds;
    private final Map<String, ImportedColumn> columns = new TreeMap<>();

    /** @param seeds that the benchmark trained under, ascending */
    ScheduleResults(int rows, int schedule, List<Integer> seeds) {
        this.rows = rows;
        this.schedule = schedule;
        this.seeds = seeds;
    }

    List<Integer> seeds() {
        return seeds;
    }

    /** The columns of a dataset on these splits, or those of the architectures. */
    List<ImportedColumn> columns(String dataset, List<Split> splits) {
        return columns.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(dataset + "/"))
                .map(Map.Entry::getValue)
                .filter(column -> column.split().map(splits::contains).orElse(splits.isEmpty()))
                .toList();
    }

    /** Adds what the official {@code ArchResults} holds of one architecture. */
    void add(int row, PickleFields architecture) {
        Dict results = architecture.dict("all_results").dict();
        for (int i = 0; i < results.size(); i++) {
            if (!(results.key(i) instanceof Items key) || key.size() != 2) {
                throw PickleFields.refused(architecture.place(), "(dataset, seed)", results.key(i));
            }
            String dataset = PickleFields.text(architecture.place(), key.get(0));
            int seed = PickleFields.whole(architecture.place(), key.get(1));
            String place = architecture.place() + ", " + dataset + " under seed " + seed;
            if (!EvaluationSet.DATASETS.contains(dataset) || !seeds.contains(seed)) {
                throw UserError.at(
                        place,
                        "the benchmark has the datasets " + EvaluationSet.DATASETS + " and seeds " + seeds,
                        MEND);
            }
            try {
                addTraining(dataset, row, seeds.indexOf(seed), PickleFields.of(place, results.value(i)));
            } catch (IllegalArgumentException e) {
                throw UserError.at(place, String.valueOf(e.getMessage()), MEND, e);
            }
        }
    }

    private void addTraining(String dataset, int row, int seed, PickleFields result) {
        if (result.whole("epochs") != schedule) {
            throw new IllegalArgumentException(result.whole("epochs") + " epochs instead of " + schedule);
        }
        int images = EvaluationSet.trainingImages(dataset);
        put(dataset, Series.TRAIN_ACCURACY, images, row, seed, byEpoch(result, "train_acc1es"));
        put(dataset, Series.TRAIN_LOSS, 0, row, seed, byEpoch(result, "train_losses"));
        put(dataset, Series.TRAIN_SECONDS, 0, row, seed, byEpoch(result, "train_times"));
        Map<EvaluationSet, double[]> accuracies = bySet(dataset, result, "eval_acc1es");
        Map<EvaluationSet, double[]> losses = bySet(dataset, result, "eval_losses");
        Map<EvaluationSet, double[]> seconds = bySet(dataset, result, "eval_times");
        for (EvaluationSet set : EvaluationSet.of(dataset)) {
            Split split = set.split();
            put(dataset, new Series(set.accuracy(), split), set.images(), row, seed, of(accuracies, set));
            put(dataset, new Series(set.loss(), split), 0, row, seed, of(losses, set));
            if (set.split() == Split.VALIDATION) {
                double[] last = lastOnly(of(seconds, set));
                put(dataset, Series.VALIDATION_SECONDS, 0, row, seed, last);
            }
        }
        // The files count parameters and FLOPs in millions.
        fix(dataset, Metric.PARAMETERS, row, Math.rint(result.number("params") * 1e6));
        fix(dataset, Metric.FLOPS, row, Math.rint(result.number("flop") * 1e6));
        Items latency = result.items("latency");
        if (latency.size() > 0) {
            fix(dataset, LATENCY, row, PickleFields.number(result.place() + ", latency", latency.get(0)));
        }
    }

    /** NaN where an epoch has no value. */
    private double[] byEpoch(PickleFields result, String key) {
        Dict curve = result.dict(key).dict();
        double[] values = empty();
        for (int i = 0; i < curve.size(); i++) {
            values[epoch(PickleFields.whole(result.place() + ", " + key, curve.key(i)))] = number(result, curve, i);
        }
        return values;
    }

    /** Values that the files hold under {@code set@epoch}. */
    private Map<EvaluationSet, double[]> bySet(String dataset, PickleFields result, String key) {
        if (result.value(key) == PickleValue.None.NONE) {
            return Map.of();
        }
        Dict curves = result.dict(key).dict();
        Map<EvaluationSet, double[]> values = new LinkedHashMap<>();
        for (int i = 0; i < curves.size(); i++) {
            String name = PickleFields.text(result.place() + ", " + key, curves.key(i));
            int at = name.indexOf('@');
            EvaluationSet set = EvaluationSet.of(dataset, name.substring(0, Math.max(at, 0)))
                    .orElseThrow(() -> new IllegalArgumentException("the evaluation set '" + name + "' is not known"));
            values.computeIfAbsent(set, any -> empty())[epoch(number(name.substring(at + 1)))] =
                    number(result, curves, i);
        }
        return values;
    }

    private static double number(PickleFields result, Dict values, int index) {
        return values.allRealValues() ? values.real(index) : PickleFields.number(result.place(), values.value(index));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no epoch", e);
        }
    }

    private int epoch(int epoch) {
        if (epoch < 0 || epoch >= schedule) {
            throw new IllegalArgumentException("epoch " + epoch + " of a schedule of " + schedule);
        }
        return epoch;
    }

    private double[] empty() {
        double[] values = new double[schedule];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    private double[] of(Map<EvaluationSet, double[]> values, EvaluationSet set) {
        return values.getOrDefault(set, empty());
    }

    private double[] lastOnly(double[] values) {
        double[] last = empty();
        last[schedule - 1] = values[schedule - 1];
        return last;
    }

    /** The first training decides whether the benchmark kept a whole curve or only its end. */
    private void put(String dataset, Series series, int images, int row, int seed, double[] values) {
        if (Double.isNaN(values[schedule - 1])) {
            return;
        }
        boolean whole = Arrays.stream(values).noneMatch(Double::isNaN);
        ImportedColumn column = columns.computeIfAbsent(
                dataset + "/" + series,
                key -> ImportedColumn.ofTrainings(
                        series.metric(),
                        series.split(),
                        whole ? Column.Shape.CURVE : Column.Shape.FINAL,
                        schedule,
                        images,
                        rows,
                        seeds.size()));
        if (column.shape() == Column.Shape.FINAL) {
            column.put(row, seed, values[schedule - 1]);
        } else if (whole) {
            column.put(row, seed, values);
        } else {
            column.miss(row, seed, "the curve has gaps");
        }
    }

    private void fix(String dataset, Metric metric, int row, double value) {
        ImportedColumn column = columns.computeIfAbsent(
                dataset + "/" + metric.name(), key -> ImportedColumn.ofArchitectures(metric, rows));
        if (!column.isPresent(row, 0)) {
            column.put(row, 0, value);
        }
    }

    /** The datasets of which anything was added. */
    List<String> datasets() {
        List<String> there = new ArrayList<>(EvaluationSet.DATASETS);
        there.removeIf(dataset -> columns.keySet().stream().noneMatch(key -> key.startsWith(dataset + "/")));
        return there;
    }
}
