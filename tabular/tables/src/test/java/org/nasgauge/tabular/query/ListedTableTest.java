package org.nasgauge.tabular.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasgauge.api.content.Sha256;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.form.Seal;
import org.nasgauge.tabular.ToySpace;
import org.nasgauge.tabular.ToyTable;
import org.nasgauge.tabular.draft.DraftColumn;
import org.nasgauge.tabular.draft.TableDraft;
import org.nasgauge.tabular.draft.TableWriter;
import org.nasgauge.tabular.format.Dtype;
import org.nasgauge.tabular.format.Encoding;
import org.nasgauge.tabular.format.ListedArchitectures;
import org.nasgauge.tabular.format.TableManifest.Description;
import org.nasgauge.tabular.format.TableManifest.TextFile;

/** Tables whose rows are a list of architectures. */
class ListedTableTest {
    private static final KnownSpaces NONE = KnownSpaces.of();

    @TempDir
    Path parent;

    private Path write(String space, String... architectures) {
        ListedArchitectures rows = ListedArchitectures.of(List.of(architectures));
        TableDraft draft = new TableDraft(
                new Description("listed", "none", "A toy.", "made up", "CC0-1.0"),
                space,
                rows,
                List.of(0),
                "not in the file");
        DraftColumn flops = draft.addStatic(Metric.FLOPS, Encoding.plain(Dtype.I4));
        for (int row = 0; row < rows.rows(); row++) {
            flops.set(row, 100 + row);
        }
        Path folder = parent.resolve("listed");
        TableWriter.write(draft, folder, true);
        return folder;
    }

    private static double flops(Table table, int row) {
        return table.lookup(Query.of("flops")).value(row);
    }

    @Test
    void isAskedByTextWhereNoSuchSpaceIsInstalled() {
        Table table = Table.open(write("somebody's", "a[1], b", "ü"), NONE);

        assertThat(table.isListed()).isTrue();
        assertThat(table.rows()).isEqualTo(2);
        assertThat(flops(table, table.row("ü"))).isEqualTo(101);
        assertThat(table.architecture(0)).isEqualTo("a[1], b");
        table.verifyChecksums();
        assertThatThrownBy(() -> table.row("c"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("architectures.txt: does not list c");
        assertThatThrownBy(() -> table.row(Architecture.of(1)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("somebody's is not installed");
    }

    @Test
    void findsGraphsInJsonHoweverTheyAreWritten() {
        String canonical = "{\"f\":{\"input\":[\"x\",\"h\"],\"op\":\"linear\"},\"g\":{\"op\":\"tanh\"}}";
        Table table = Table.open(write("graphs", canonical), NONE);

        assertThat(table.row(" {\"g\": {\"op\": \"tanh\"}, \"f\": {\"op\": \"linear\", \"input\": [\"x\", \"h\"]}}"))
                .isZero();
        assertThatThrownBy(() -> table.row("{\"g\": {\"op\": \"tanh\"}}")).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> table.row("{\"g\"")).isInstanceOf(UserError.class);
    }

    @Test
    void findsTheNetworkThroughAnInstalledSpace() {
        Table table = Table.open(write("toy-2", "3-1", "0-2"), ToyTable.SPACES);

        assertThat(table.row("3-1")).isZero();
        assertThat(table.row("1-3")).as("the same network").isZero();
        assertThat(table.row(Architecture.of(2, 0))).isEqualTo(1);
        assertThat(table.representative(1)).isEqualTo(Architecture.of(0, 2));
        assertThatThrownBy(() -> table.row("2-2")).isInstanceOf(UserError.class).hasMessageContaining("list 2-2");
        assertThatThrownBy(() -> table.row("9-9")).isInstanceOf(UserError.class).hasMessageContaining("not in toy-2");
    }

    @Test
    void asksWhichOneIsMeantWhereSeveralRowsAreTheSameNetwork() {
        ToySpace three = new ToySpace("toy-3", 3, 3);
        Table table = Table.open(write("toy-3", "0-1-2", "2-1-0"), KnownSpaces.of(three));

        assertThat(table.row("2-1-0")).as("itself").isEqualTo(1);
        assertThatThrownBy(() -> table.row("1-0-2"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("Ask for 0-1-2 and 2-1-0");
    }

    @Test
    void hasNoNumbersToSearchBy() {
        Table table = Table.open(write("toy-2", "3-1"), ToyTable.SPACES);
        assertThatThrownBy(table::space).isInstanceOf(UserError.class).hasMessageContaining("does not number them");
        assertThatThrownBy(table::rowIndex).isInstanceOf(UserError.class);
    }

    @Test
    void readsTheListWhenItIsFirstAsked() throws IOException {
        Path folder = write("none", "abc", "def");
        Path list = folder.resolve("architectures.txt");
        Files.writeString(list, "abc\nxyz\n");

        Table table = Table.open(folder, NONE);

        assertThat(flops(table, 1)).isEqualTo(101);
        assertThatThrownBy(() -> table.row("abc")).isInstanceOf(UserError.class).hasMessageContaining("SHA-256");
        assertThatThrownBy(table::verifyChecksums).isInstanceOf(UserError.class).hasMessageContaining("SHA-256");
        Files.writeString(list, "abc\n");
        assertThatThrownBy(() -> Table.open(folder, NONE))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("4 bytes; the table expects 8: the file is cut off");
        Files.delete(list);
        assertThatThrownBy(() -> Table.open(folder, NONE))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("the file is not there");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\na\n", "a\n\n", "abc\n", "a\n\u0000\n"})
    void refusesListsThatAreNone(String lines) throws IOException {
        Path folder = write("none", "a", "b");
        TextFile before = new TextFile("architectures.txt", 4, Sha256.of("a\nb\n".getBytes(UTF_8)));
        byte[] content = lines.getBytes(UTF_8);
        if (lines.indexOf('\u0000') >= 0) {
            content[2] = (byte) 0xff;
        }
        String manifest = Files.readString(folder.resolve("table.json"));
        Files.write(folder.resolve(before.file()), content);
        Files.writeString(
                folder.resolve("table.json"),
                Seal.seal(manifest.replace(before.sha256(), Sha256.of(content))
                        .replace("\"bytes\" : 4,", "\"bytes\" : " + content.length + ",")));

        Table table = Table.open(folder, NONE);

        assertThatThrownBy(() -> table.row("a"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("architectures.txt")
                .hasMessageContaining("Restore");
    }

    @Test
    void saysWhichLineTheSpaceDoesNotKnow() {
        Table table = Table.open(write("toy-2", "3-1", "7-7"), ToyTable.SPACES);
        assertThatThrownBy(() -> table.row(Architecture.of(0, 0)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("architectures.txt, line 2: '7-7' is not in toy-2");
    }

    @Test
    void refusesTextsThatCannotStandOnALineOfTheirOwn() {
        for (List<String> texts : List.of(List.of(" "), List.of("a\nb"), List.of("a\rb"), List.of("a", "a"))) {
            assertThatThrownBy(() -> ListedArchitectures.of(texts)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
