package org.nasgauge.tabular.making;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.nasgauge.api.benchmark.Complexity;
import org.nasgauge.api.benchmark.LearningCurve;
import org.nasgauge.api.benchmark.Trainer;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.metric.Unit;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.tabular.draft.DraftColumn;
import org.nasgauge.tabular.draft.TableDraft;
import org.nasgauge.tabular.format.Column;
import org.nasgauge.tabular.format.Dtype;
import org.nasgauge.tabular.format.Encoding;
import org.nasgauge.tabular.format.RowIndex;
import org.nasgauge.tabular.format.TableManifest.Description;
import org.nasgauge.tabular.query.Table;

/** Turns journals, and tables that they extend, into one table. */
public final class TableAssembly {
    /** What went wrong with the machine stays in the journal. */
    private static final String FAILED = "failed";

    private final Accounting accounting;
    private final TrainingSources sources;

    private TableAssembly(Accounting accounting, TrainingSources sources) {
        this.accounting = accounting;
        this.sources = sources;
    }

    /**
     * @param trainer made the trainings; tells how accuracies are counted and what each network costs
     * @param tables whose trainings stay as they are, to the bit
     * @param work folders of journals
     */
    public TableAssembly(Trainer trainer, List<Table> tables, List<Path> work) {
        this(Accounting.of(trainer), new TrainingSources(tables, work));
    }

    /**
     * Merges tables that were made by one recipe, over one space or parts of it.
     *
     * @param tables at least one
     */
    public static TableAssembly merging(List<Table> tables) {
        return new TableAssembly(Accounting.of(tables), new TrainingSources(tables, List.of()));
    }

    /**
     * Collects the trainings of a space: the one of the sources, or another that writes architectures alike. A class
     * and seed that nobody trained is <em>missing: not trained</em>.
     *
     * @param seeds ascending
     * @throws UserError if a source was made by another recipe, is damaged, or contradicts another one
     */
    public TableDraft draft(EnumerableSpace space, List<Integer> seeds, Description description) {
        RowIndex canonical = RowIndex.of(space);
        TrainingSources.Collected collected = sources.collect(space, canonical, accounting.recipe());
        TrainingSet trainings = collected.trainings();
        RowIndex rowIndex = canonical.representedBy(representatives(canonical, trainings));
        TableDraft draft = new TableDraft(description, space.name(), rowIndex, seeds, TrainingSources.NOT_TRAINED)
                .over(space)
                .madeBy(accounting.recipe(), collected.environments())
                .validatedIn(sources.validationPass());
        Map<TrainingSet.Key, LearningCurve> curves = new TreeMap<>();
        trainings.forEach((key, entry) -> {
            int seed = seeds.indexOf(key.seed());
            if (seed < 0) {
                return;
            }
            if (entry.outcome() instanceof Outcome.Completed completed) {
                Outcome.requirePossible(entry.place(), completed.curve());
                draft.markPresent(key.row(), seed);
                curves.put(key, completed.curve());
            } else if (entry.outcome() instanceof Outcome.Failed failed) {
                draft.markMissing(key.row(), seed, failed.isFinal() ? failed.reason() : FAILED);
            }
        });
        addCurves(draft, seeds, curves);
        addComplexity(draft, space, rowIndex);
        return draft;
    }

    private static Set<Integer> representatives(RowIndex rowIndex, TrainingSet trainings) {
        Map<Integer, TrainingSet.Entry> byRow = new TreeMap<>();
        trainings.forEach((key, entry) -> {
            TrainingSet.Entry there = byRow.putIfAbsent(key.row(), entry);
            if (there != null && there.architecture() != entry.architecture()) {
                throw UserError.at(
                        entry.place(),
                        "row " + key.row() + " was trained as another genome than in " + there.place(),
                        "Leave out one of the two sources");
            }
        });
        Set<Integer> trained = new LinkedHashSet<>();
        byRow.values().forEach(entry -> trained.add(entry.architecture()));
        trained.removeIf(number -> rowIndex.representative(rowIndex.row(number)) == number);
        return trained;
    }

    private void addCurves(TableDraft draft, List<Integer> seeds, Map<TrainingSet.Key, LearningCurve> curves) {
        Set<Set<Series>> series = new LinkedHashSet<>();
        Set<Series> inAll = new LinkedHashSet<>();
        Set<Integer> schedules = new TreeSet<>();
        curves.values().forEach(curve -> {
            if (series.isEmpty()) {
                inAll.addAll(curve.series());
            }
            inAll.retainAll(curve.series()); // seconds that only some of the trainings recorded cannot be charged
            series.add(Outcome.repeatable(curve));
            schedules.add(curve.epochs());
        });
        if (series.size() != 1 || schedules.size() != 1) {
            throw UserError.at(
                    "table build",
                    curves.isEmpty()
                            ? "no training is there"
                            : "the trainings differ in what they recorded: series " + series + ", epochs " + schedules,
                    "Run the build first, with one recipe");
        }
        int schedule = schedules.iterator().next();
        for (Series one : inAll) {
            int first = schedule > 1 && curves.values().stream().allMatch(curve -> curve.first(one) == schedule)
                    ? schedule
                    : 1;
            Column.Shape shape = first == 1 ? Column.Shape.CURVE : Column.Shape.FINAL;
            DraftColumn column = draft.add(one, shape, schedule, encoding(one, curves));
            curves.forEach((key, curve) -> {
                for (int epoch = first; epoch <= schedule; epoch++) {
                    column.set(key.row(), seeds.indexOf(key.seed()), epoch - first + 1, curve.at(one, epoch));
                }
            });
        }
    }

    /** Percentages are kept as counts where each is a whole number of the images of its split. */
    private Encoding encoding(Series series, Map<TrainingSet.Key, LearningCurve> curves) {
        int images = accounting.images().applyAsInt(series.split());
        if (series.metric().unit() != Unit.PERCENT || images < 1) {
            return Encoding.plain(Dtype.F4);
        }
        Encoding counts = Encoding.percentOf(images);
        for (LearningCurve curve : curves.values()) {
            for (int epoch = curve.first(series); epoch <= curve.epochs(); epoch++) {
                double value = curve.at(series, epoch);
                double count = counts.encode(value);
                if (!counts.dtype().holds(count) || (float) counts.decode(count) != (float) value) {
                    return Encoding.plain(Dtype.F4);
                }
            }
        }
        return counts;
    }

    private void addComplexity(TableDraft draft, EnumerableSpace space, RowIndex rowIndex) {
        long[] parameters = new long[rowIndex.rows()];
        long[] flops = new long[rowIndex.rows()];
        for (int row = 0; row < rowIndex.rows(); row++) {
            String written = space.format(space.at(rowIndex.representative(row)));
            Complexity complexity = accounting.complexity().apply(written);
            parameters[row] = complexity.parameters();
            flops[row] = complexity.flops();
        }
        addCounts(draft, Metric.PARAMETERS, parameters);
        addCounts(draft, Metric.FLOPS, flops);
    }

    private static void addCounts(TableDraft draft, Metric metric, long[] counts) {
        boolean small = Arrays.stream(counts).allMatch(count -> count == (int) count);
        DraftColumn column = draft.addStatic(metric, Encoding.plain(small ? Dtype.I4 : Dtype.I8));
        for (int row = 0; row < counts.length; row++) {
            column.set(row, (double) counts[row]);
        }
    }
}
