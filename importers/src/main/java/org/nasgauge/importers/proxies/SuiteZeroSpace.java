package org.nasgauge.importers.proxies;

import java.nio.file.Path;
import java.util.Optional;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Split;
import org.nasgauge.api.metric.Unit;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.importers.ImportedColumn;
import org.nasgauge.importers.NaslibCell;
import org.nasgauge.tabular.table.ColumnShape;

/** The spaces of NAS-Bench-Suite-Zero that are imported, as its files name them. */
enum SuiteZeroSpace {
    NASBENCH201("nasbench201", "nasbench201") {
        @Override
        int row(EnumerableSpace space, String architecture) {
            return space.indexOf(NaslibCell.nasbench201(space, architecture));
        }

        /** NASLib answers validation and test of NAS-Bench-201 alike: with the test accuracy of seed 888. */
        @Override
        ImportedColumn accuracy(int rows) {
            return ImportedColumn.ofTrainings(Metric.ACCURACY, Split.TEST, ColumnShape.FINAL, 200, 0, rows, 1);
        }

        @Override
        int seed() {
            return 888;
        }
    },
    TRANSNAS_MICRO("transbench101_micro", "transnas-micro") {
        @Override
        int row(EnumerableSpace space, String architecture) {
            return space.indexOf(NaslibCell.transnasMicro(space, architecture));
        }
    },
    TRANSNAS_MACRO("transbench101_macro", "transnas-macro") {
        /** Up to six modules as numbers from 1 to 4; early files fill up with 0. */
        @Override
        int row(EnumerableSpace space, String architecture) {
            String modules = architecture.replaceAll("[^0-9]", "").replaceAll("0+$", "");
            return space.indexOf(space.parse("64-" + modules + "-basic"));
        }
    };

    private static final Metric REPORTED = new Metric("naslib-val-accuracy", Unit.COUNT, Direction.MAXIMIZE);

    private final String fileName;
    private final String space;

    SuiteZeroSpace(String fileName, String space) {
        this.fileName = fileName;
        this.space = space;
    }

    static Optional<SuiteZeroSpace> of(Path path) {
        String name = String.valueOf(path.getFileName());
        for (SuiteZeroSpace known : values()) {
            if (name.contains("zc_" + known.fileName)) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }

    String space() {
        return space;
    }

    abstract int row(EnumerableSpace space, String architecture);

    /** Where the files' {@code val_accuracy} belongs. Elsewhere it is what NASLib says, whatever that is. */
    ImportedColumn accuracy(int rows) {
        return ImportedColumn.ofArchitectures(REPORTED, rows);
    }

    int seed() {
        return 0;
    }
}
