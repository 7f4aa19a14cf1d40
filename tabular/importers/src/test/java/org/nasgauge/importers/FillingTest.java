package org.nasgauge.importers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Split;
import org.nasgauge.tabular.draft.TableWriter;
import org.nasgauge.tabular.format.Column;
import org.nasgauge.tabular.format.ListedArchitectures;
import org.nasgauge.tabular.format.TableManifest.Description;
import org.nasgauge.tabular.query.Table;

/** What becomes of the numbers of any format on their way into a table. */
class FillingTest {
    @TempDir
    private Path folder;

    private static ImportedColumn accuracy(int images) {
        return ImportedColumn.ofTrainings(Metric.ACCURACY, Split.TEST, Column.Shape.FINAL, 5, images, 1, 1);
    }

    private double rounded(ImportedColumn column, double value) {
        column.put(0, 0, value);
        Path table = folder.resolve("t");
        TableWriter.write(Filling.draft(table(column), List.of()), table, true);
        Column written = Table.open(table, Imports.SPACES).manifest().columns().get(0);
        double kept = written.encoding().rounded(value);
        assertThat(Math.abs(kept - value)).isEqualTo(written.rounded());
        return written.rounded();
    }

    private static ImportedTable table(ImportedColumn column) {
        return new ImportedTable(
                new Description("t", "none", "A toy.", "made up", "CC0-1.0"),
                "my-own",
                ListedArchitectures.of(List.of("a")),
                List.of(0),
                List.of(column));
    }

    @Test
    void whatIsRoundedIsSaidWithHowMuch() {
        assertThat(rounded(accuracy(0), 90.5)).isZero();
        assertThat(rounded(accuracy(0), 90.1)).isBetween(1e-7, 1e-5);
        assertThat(rounded(accuracy(0).keepingAllDigits(), 90.1)).isZero();
        assertThat(rounded(accuracy(0).keepingAllDigits(), Math.PI)).isZero();
        assertThat(rounded(accuracy(10_000), 90.1)).isZero();
        assertThat(rounded(accuracy(10_000), 90.1 + 1e-6)).isBetween(9e-7, 1.1e-6);
    }

    @Test
    void fractionsAreNoPercents() {
        ImportedColumn column = accuracy(0);
        column.put(0, 0, 0.76);
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> Filling.draft(table(column), List.of()))
                .withMessageContaining("table t: all values of test accuracy are at most 1");
    }
}
