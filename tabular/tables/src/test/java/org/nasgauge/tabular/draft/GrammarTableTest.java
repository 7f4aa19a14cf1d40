package org.nasgauge.tabular.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.form.Seal;
import org.nasgauge.spaces.grammar.Grammar;
import org.nasgauge.spaces.grammar.GrammarSpace;
import org.nasgauge.tabular.format.Dtype;
import org.nasgauge.tabular.format.Encoding;
import org.nasgauge.tabular.format.ListedArchitectures;
import org.nasgauge.tabular.format.ManifestWriter;
import org.nasgauge.tabular.format.RowIndex;
import org.nasgauge.tabular.format.TableManifest.Description;
import org.nasgauge.tabular.format.TableRows;
import org.nasgauge.tabular.query.KnownSpaces;
import org.nasgauge.tabular.query.Lookup;
import org.nasgauge.tabular.query.Query;
import org.nasgauge.tabular.query.Table;

/** Tables over the derivations of a grammar that nobody but the table knows. */
class GrammarTableTest {
    private static final KnownSpaces NONE = KnownSpaces.of();

    @TempDir
    private Path folder;

    private static Grammar blocks(int depth) {
        Map<String, List<List<String>>> rules = new LinkedHashMap<>();
        rules.put("BLOCK", List.of(List.of("one", "OP"), List.of("seq", "BLOCK", "BLOCK")));
        rules.put("OP", List.of(List.of("skip"), List.of("conv")));
        return Grammar.of("blocks", "BLOCK", rules, OptionalInt.of(depth));
    }

    /** Each derivation has its number as its parameters. */
    private Path write(GrammarSpace space, TableRows rows) {
        TableDraft draft = new TableDraft(
                        new Description("blocks", "none", "Blocks.", "made up", "CC0-1.0"),
                        space.name(),
                        rows,
                        List.of(0),
                        "not trained")
                .over(space);
        DraftColumn parameters = draft.addStatic(Metric.PARAMETERS, Encoding.plain(Dtype.I4));
        for (int row = 0; row < rows.rows(); row++) {
            parameters.set(row, row);
        }
        Path target = folder.resolve("blocks");
        TableWriter.write(draft, target, true);
        return target;
    }

    private Path write(Grammar grammar) {
        GrammarSpace space = GrammarSpace.of(grammar);
        return write(space, RowIndex.each((EnumerableSpace) space));
    }

    @Test
    void aTableKnowsItsGrammarByItself() {
        Table table = Table.open(write(blocks(3)), NONE);
        assertThat(table.manifest().grammar()).contains(blocks(3));
        assertThat(table.space().size()).isEqualTo(6);
        Lookup parameters = table.lookup(Query.of("parameters"));
        for (int index = 0; index < 6; index++) {
            String derivation = table.space().format(table.space().at(index));
            assertThat(parameters.value(table.row(derivation))).isEqualTo(index);
        }
        assertThat(table.row("(BLOCK seq (BLOCK one (OP skip)) (BLOCK one (OP skip)))"))
                .isEqualTo(2);
        assertThatThrownBy(() -> table.row("(BLOCK one (OP pool))"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("expected a derivation in brackets");
    }

    @Test
    void whatIsWrittenIsReadBackAndWrittenAsTheSameBytes() throws IOException {
        Path table = write(blocks(3));
        byte[] manifest = Files.readAllBytes(table.resolve("table.json"));
        String again = ManifestWriter.write(Table.open(table, NONE).manifest());
        assertThat(again.getBytes(StandardCharsets.UTF_8)).isEqualTo(manifest);
    }

    /** By a(d) = 2 + a(d − 1)², from a(3) = 6: 38 derivations of depth 4, and 2 + 38² of depth 5. */
    @Test
    void theContentOfATableCoversItsGrammar() {
        String three = Table.open(write(blocks(3)), NONE).contentHash();
        Table deeper = Table.open(write(blocks(5)), NONE);
        assertThat(deeper.space().size()).isEqualTo(1446);
        assertThat(deeper.contentHash()).isNotEqualTo(three);
    }

    @Test
    void derivationsMayBeListedWhereTheyAreTooManyToBeNumbered() {
        GrammarSpace space = GrammarSpace.of(blocks(8));
        assertThat(space.count().bitLength()).isGreaterThan(32);
        String derivation = "(BLOCK seq (BLOCK one (OP conv)) (BLOCK one (OP skip)))";
        Table table =
                Table.open(write(space, ListedArchitectures.of(List.of("(BLOCK one (OP skip))", derivation))), NONE);
        assertThat(table.row(space.parse(derivation))).isEqualTo(1);
        assertThat(space.format(table.representative(1))).isEqualTo(derivation);
        assertThatThrownBy(table::space).isInstanceOf(UserError.class).hasMessageContaining("does not number them");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '$', textBlock = """
                    "start" : "BLOCK"  | "start" : "BLOK"   | the start symbol BLOK has no rule
                    "one OP"           | "one  OP"          | is no symbol
                    "depth" : 3        | "depth" : 4        | of 6 architectures; it has 38
                    "depth" : 3        | "depth" : 1        | needs at least 2
                    "depth" : 3        | "deep" : 3         | line 12 (space.grammar.deep): unknown key 'deep'
                    "symbol" : "OP"    | "symbol" : "BLOCK" | a second rule of BLOCK
                    "schema" : 3       | "schema" : 6       | Use a newer version
                    """)
    void aDamagedGrammarIsNamed(String was, String is, String problem) throws IOException {
        Path manifest = write(blocks(3)).resolve("table.json");
        String text = Files.readString(manifest);
        assertThat(text).contains(was);
        Files.writeString(manifest, Seal.seal(text.replace(was, is)));
        assertThatThrownBy(() -> Table.open(folder.resolve("blocks"), NONE))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("table.json")
                .hasMessageContaining(problem);
    }
}
