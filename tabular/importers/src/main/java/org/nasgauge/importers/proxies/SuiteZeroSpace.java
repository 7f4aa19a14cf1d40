package org.nasgauge.importers.proxies;

import java.nio.file.Path;
import java.util.Optional;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Split;
import org.nasgauge.api.metric.Unit;
import org.nasgauge.importers.ImportedColumn;
import org.nasgauge.tabular.format.Column;

/** The spaces of NAS-Bench-Suite-Zero, as its files name them. Their architectures are in NASLib's tuples. */
enum SuiteZeroSpace {
    /** A sample of 10,000 modules of 423,624. */
    NASBENCH101("nasbench101", "nasbench101", true),
    NASBENCH201("nasbench201", "nasbench201", false) {
        /** NASLib answers validation and test of NAS-Bench-201 alike: with the test accuracy of seed 888. */
        @Override
        ImportedColumn accuracy(int rows) {
            return ImportedColumn.ofTrainings(Metric.ACCURACY, Split.TEST, Column.Shape.FINAL, 200, 0, rows, 1);
        }

        @Override
        int seed() {
            return 888;
        }

        @Override
        String note() {
            return " What the file calls val_accuracy is the test accuracy of seed 888.";
        }
    },
    NASBENCH301("nasbench301", "darts", true) {
        @Override
        ImportedColumn accuracy(int rows) {
            return ImportedColumn.ofArchitectures(
                    new Metric("surrogate-val-accuracy", Unit.PERCENT, Direction.MAXIMIZE), rows);
        }

        @Override
        String note() {
            return " What the file calls val_accuracy is the prediction of a surrogate of NAS-Bench-301.";
        }
    },
    TRANSNAS_MICRO("transbench101_micro", "transnas-micro", false),
    TRANSNAS_MACRO("transbench101_macro", "transnas-macro", false);

    private static final Metric REPORTED = new Metric("naslib-val-accuracy", Unit.SCORE, Direction.MAXIMIZE);

    private final String fileName;
    private final String space;
    private final boolean isSample;

    SuiteZeroSpace(String fileName, String space, boolean isSample) {
        this.fileName = fileName;
        this.space = space;
        this.isSample = isSample;
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

    String fileName() {
        return fileName;
    }

    String space() {
        return space;
    }

    /** Whether the file has a small part of the space, so that its rows are better listed than numbered. */
    boolean isSample() {
        return isSample;
    }

    /** Where the files' {@code val_accuracy} belongs. Elsewhere it is what NASLib says, whatever that is. */
    ImportedColumn accuracy(int rows) {
        return ImportedColumn.ofArchitectures(REPORTED, rows);
    }

    int seed() {
        return 0;
    }

    /** What a reader of the table has to know. */
    String note() {
        return "";
    }
}
