package org.nasgauge.benchmarks;

import java.nio.file.Path;
import java.util.List;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.tabular.draft.DraftColumn;
import org.nasgauge.tabular.draft.TableDraft;
import org.nasgauge.tabular.draft.TableWriter;
import org.nasgauge.tabular.format.Column;
import org.nasgauge.tabular.format.Dtype;
import org.nasgauge.tabular.format.Encoding;
import org.nasgauge.tabular.format.RowIndex;
import org.nasgauge.tabular.format.TableManifest.Description;
import org.nasgauge.tabular.query.KnownSpaces;

/** Writes tables of the size of the field's, with made-up numbers: the official files cannot ship. */
public final class LargeTables {
    private static final List<Integer> SEEDS = List.of(0, 1, 2);

    private LargeTables() {}

    /**
     * Makes {@code nasbench101} (423,624 cells, four schedules, half-way and end of three trainings) and {@code
     * nasbench201} (three trainings of 200 epochs, twelve curves, 450 MB) in a folder.
     */
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        TableWriter.write(nasbench101(), folder.resolve("nasbench101"), true);
        TableWriter.write(nasbench201(), folder.resolve("nasbench201"), true);
    }

    private static TableDraft nasbench101() {
        EnumerableSpace space = KnownSpaces.installed().enumerable("benchmark", "nasbench101");
        TableDraft draft = draft(space);
        for (int schedule : List.of(4, 12, 36, 108)) {
            List<Integer> epochs = List.of(schedule / 2, schedule);
            for (Series series : List.of(Series.TRAIN_ACCURACY, Series.VALIDATION_ACCURACY, Series.TEST_ACCURACY)) {
                fill(draft.add(series, epochs, schedule, Encoding.percentOf(9984)), space, 2);
            }
            fill(draft.add(Series.CUMULATIVE_SECONDS, epochs, schedule, Encoding.plain(Dtype.F4)), space, 2);
        }
        DraftColumn parameters = draft.addStatic(Metric.PARAMETERS, Encoding.plain(Dtype.I4));
        for (int row = 0; row < space.size(); row++) {
            parameters.set(row, row);
        }
        return draft;
    }

    private static TableDraft nasbench201() {
        EnumerableSpace space = KnownSpaces.installed().enumerable("benchmark", "nasbench201");
        TableDraft draft = draft(space);
        for (int schedule : List.of(200, 201, 202)) { // as if for three data sets
            for (Series series :
                    List.of(Series.TRAIN_ACCURACY, Series.TRAIN_LOSS, Series.TEST_ACCURACY, Series.TEST_LOSS)) {
                fill(draft.add(series, Column.Shape.CURVE, schedule, Encoding.plain(Dtype.F4)), space, schedule);
            }
        }
        return draft;
    }

    private static TableDraft draft(EnumerableSpace space) {
        Description made = new Description(space.name(), "none", "Made-up numbers.", "LargeTables", "Apache-2.0");
        TableDraft draft = new TableDraft(made, space.name(), RowIndex.each(space), SEEDS, "not trained");
        for (int row = 0; row < space.size(); row++) {
            for (int seed = 0; seed < SEEDS.size(); seed++) {
                draft.markPresent(row, seed);
            }
        }
        return draft;
    }

    private static void fill(DraftColumn column, EnumerableSpace space, int steps) {
        SeededRandom random = SeedTree.root(1).generator();
        for (int row = 0; row < space.size(); row++) {
            for (int seed = 0; seed < SEEDS.size(); seed++) {
                for (int step = 1; step <= steps; step++) {
                    column.set(row, seed, step, 100.0 * random.nextInt(9984) / 9984);
                }
            }
        }
    }
}
