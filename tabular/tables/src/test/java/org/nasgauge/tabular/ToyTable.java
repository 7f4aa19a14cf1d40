package org.nasgauge.tabular;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Series;
import org.nasgauge.tabular.draft.DraftColumn;
import org.nasgauge.tabular.draft.TableDraft;
import org.nasgauge.tabular.draft.TableWriter;
import org.nasgauge.tabular.format.Column;
import org.nasgauge.tabular.format.Dtype;
import org.nasgauge.tabular.format.Encoding;
import org.nasgauge.tabular.format.RowIndex;
import org.nasgauge.tabular.format.TableManifest.Description;
import org.nasgauge.tabular.query.KnownSpaces;
import org.nasgauge.tabular.query.Table;

/**
 * A table over {@link ToySpace#SMALL}: 10 rows, seeds 7 and 9, 3 epochs. Row 2 was not trained under seed 9, row 3
 * diverged under both.
 */
public final class ToyTable {
    public static final ToySpace SPACE = ToySpace.SMALL;
    public static final KnownSpaces SPACES = KnownSpaces.of(SPACE);
    public static final List<Integer> SEEDS = List.of(7, 9);

    private ToyTable() {}

    /** The count of images behind an accuracy, of 60: differs in every place. */
    public static int count(int row, int seed, int epoch) {
        return row * 4 + seed * 2 + epoch;
    }

    public static double loss(int row, int seed, int epoch) {
        return (float) (1.0 / (1 + count(row, seed, epoch)));
    }

    public static double seconds(int row, int seed, int epoch) {
        return (float) (row + 0.5 * seed + 0.25 * epoch);
    }

    public static boolean isPresent(int row, int seed) {
        return row != 3 && !(row == 2 && seed == 1);
    }

    public static TableDraft draft() {
        TableDraft draft = new TableDraft(
                        new Description("toy", "none", "A toy.", "made up", "CC0-1.0"),
                        SPACE.name(),
                        RowIndex.of(SPACE),
                        SEEDS,
                        "not trained")
                .madeBy(new TreeMap<>(Map.of("epochs", "3")), List.of(new TreeMap<>(Map.of("machine", "toy"))));
        DraftColumn validation = draft.add(Series.VALIDATION_ACCURACY, Column.Shape.CURVE, 3, Encoding.percentOf(60));
        DraftColumn test = draft.add(Series.TEST_ACCURACY, Column.Shape.CURVE, 3, Encoding.percentOf(60));
        DraftColumn loss = draft.add(Series.VALIDATION_LOSS, Column.Shape.CURVE, 3, Encoding.plain(Dtype.F4));
        DraftColumn seconds = draft.add(Series.TRAIN_SECONDS, Column.Shape.CURVE, 3, Encoding.plain(Dtype.F4));
        DraftColumn parameters = draft.addStatic(Metric.PARAMETERS, Encoding.plain(Dtype.I4));
        DraftColumn flops = draft.addStatic(Metric.FLOPS, Encoding.plain(Dtype.I8));
        for (int row = 0; row < 10; row++) {
            parameters.set(row, 1000 + row);
            flops.set(row, 5e9 + row);
            draft.markMissing(row, 0, "diverged");
            draft.markMissing(row, 1, row == 2 ? "not trained" : "diverged");
            for (int seed = 0; seed < 2; seed++) {
                if (!isPresent(row, seed)) {
                    continue;
                }
                draft.markPresent(row, seed);
                for (int epoch = 1; epoch <= 3; epoch++) {
                    validation.set(row, seed, epoch, 100.0 * count(row, seed, epoch) / 60);
                    test.set(row, seed, epoch, 100.0 * (60 - count(row, seed, epoch)) / 60);
                    loss.set(row, seed, epoch, loss(row, seed, epoch));
                    seconds.set(row, seed, epoch, seconds(row, seed, epoch));
                }
            }
        }
        return draft;
    }

    public static Path write(Path folder) {
        TableWriter.write(draft(), folder, false);
        return folder;
    }

    public static Table open(Path folder) {
        return Table.open(folder, SPACES);
    }
}
