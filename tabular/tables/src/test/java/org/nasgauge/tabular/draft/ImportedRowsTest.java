package org.nasgauge.tabular.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.api.content.Sha256;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.metric.SeedPolicy;
import org.nasgauge.api.metric.Series;
import org.nasgauge.tabular.ToyTable;
import org.nasgauge.tabular.format.Column;
import org.nasgauge.tabular.format.Dtype;
import org.nasgauge.tabular.format.Encoding;
import org.nasgauge.tabular.format.RowIndex;
import org.nasgauge.tabular.format.TableManifest.Description;
import org.nasgauge.tabular.format.TableManifest.SourceFile;
import org.nasgauge.tabular.query.Lookup;
import org.nasgauge.tabular.query.Query;
import org.nasgauge.tabular.query.Table;

class ImportedRowsTest {
    private static final Description DESCRIPTION =
            new Description("imported", "none", "A toy.", "somebody else", "CC0-1.0");

    @TempDir
    Path parent;

    @Test
    void columnsSayForThemselvesWhatTheyMiss() {
        TableDraft draft = new TableDraft(
                DESCRIPTION, ToyTable.SPACE.name(), RowIndex.of(ToyTable.SPACE), List.of(7, 9), "not in the file");
        DraftColumn accuracy = draft.add(Series.TEST_ACCURACY, Column.Shape.FINAL, 3, Encoding.percentOf(60));
        DraftColumn latency = draft.addStatic(Metric.FLOPS, Encoding.plain(Dtype.F8));
        for (int row = 0; row < 10; row++) {
            draft.markPresent(row, 0);
            accuracy.set(row, 0, 1, 50);
            latency.set(row, 0.1);
        }
        accuracy.markMissing(2, 0, "diverged");
        accuracy.markMissing(2, 1, "not in the file");
        latency.markMissing(4, 0, "did not compile");
        Table table = write(draft);

        Lookup test = table.lookup(Query.of(Series.TEST_ACCURACY).under(SeedPolicy.one(7)));
        assertThat(test.reading(2)).isEqualTo(Reading.missing("diverged"));
        assertThat(test.reading(3)).isEqualTo(Reading.of(50));
        assertThat(table.lookup(Query.of("flops")).reading(4)).isEqualTo(Reading.missing("did not compile"));
        assertThat(table.lookup(Query.of("flops")).reading(5)).isEqualTo(Reading.of(0.1));
        table.verifyChecksums();
    }

    @Test
    void everyGenomeCanHaveARowOfItsOwn() {
        SourceFile source = new SourceFile("official.pickle", 12, Sha256.of(new byte[12]));
        TableDraft draft = new TableDraft(
                        DESCRIPTION,
                        ToyTable.SPACE.name(),
                        RowIndex.each(ToyTable.SPACE),
                        List.of(0),
                        "not in the file")
                .importedFrom(List.of(source));
        DraftColumn flops = draft.addStatic(Metric.FLOPS, Encoding.plain(Dtype.I4));
        for (int row = 0; row < ToyTable.SPACE.size(); row++) {
            flops.set(row, row);
        }
        Table table = write(draft);

        assertThat(table.rows()).isEqualTo(ToyTable.SPACE.size());
        for (int i = 0; i < table.rows(); i++) {
            int row = table.row(ToyTable.SPACE.at(i));
            assertThat(table.lookup(Query.of("flops")).value(row)).isEqualTo(i);
        }
        assertThat(table.manifest().sources()).containsExactly(source);
    }

    private Table write(TableDraft draft) {
        TableWriter.write(draft, parent.resolve("imported"), false);
        return Table.open(parent.resolve("imported"), ToyTable.SPACES);
    }
}
