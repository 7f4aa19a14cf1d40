package org.nasgauge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasgauge.cli.Terminal.nasgauge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Series;
import org.nasgauge.spaces.grammar.GrammarSpace;
import org.nasgauge.tabular.catalogue.Catalogue;
import org.nasgauge.tabular.query.Table;
import org.nasgauge.tabular.query.TrainingsLookup;

/** From production rules and a CSV file to a table, and from there to a search. */
class SearchOverAGrammarTest {
    @TempDir
    private Path folder = Path.of("");

    /** As the README says; the numbers are those of the embedded table, cell by cell. */
    @Test
    void aTableOverAGrammarIsImportedAndSearched() throws IOException {
        Path grammars = Path.of("../../samples/grammars");
        Terminal imported = nasgauge(
                "table",
                "import",
                "csv",
                grammars.resolve("chain-or-dense.csv"),
                grammars.resolve("chain-or-dense.columns.yaml"),
                "--grammar",
                grammars.resolve("chain-or-dense.yaml"),
                "--into",
                folder);
        assertThat(imported.exitCode()).as(imported.err()).isZero();
        Path table = folder.resolve("chain-or-dense");
        assertThat(nasgauge("table", "info", table).out()).contains("architectures: 120", "none none LIVE");

        Table derived = Catalogue.standard().open(table.toString());
        Table cells = Catalogue.standard().open("nasbench201-729-fashion");
        GrammarSpace space = (GrammarSpace) derived.space();
        for (Series series : List.of(Series.VALIDATION_ACCURACY, Series.TEST_ACCURACY)) {
            TrainingsLookup here = derived.trainings(series, Fidelity.full(8));
            TrainingsLookup there = cells.trainings(series, Fidelity.full(8));
            for (int index = 0; index < 120; index++) {
                List<String> edges = space.word(derived.space().at(index));
                String cell = "|" + edges.get(0) + "~0|+|" + edges.get(1) + "~0|" + edges.get(2) + "~1|+|"
                        + edges.get(3) + "~0|" + edges.get(4) + "~1|" + edges.get(5) + "~2|";
                for (int seed = 0; seed < 3; seed++) {
                    assertThat(here.value(derived.row(derived.space().at(index)), seed))
                            .isEqualTo(there.value(cells.row(cell), seed));
                }
            }
        }

        String recipe = Files.readString(Path.of("../../samples/recipes/grammar.yaml"))
                .replace("benchmark: chain-or-dense", "benchmark: " + table);
        Terminal run = nasgauge(
                "run",
                Files.writeString(folder.resolve("recipe.yaml"), recipe),
                "--seeds",
                "0..4",
                "--out",
                folder.resolve("searched"));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("random-search", "gp-bo");
    }

    @Test
    void aGrammarWhoseNameIsTakenIsRefused() throws IOException {
        Path rules =
                Files.writeString(folder.resolve("rules.yaml"), "{grammar: nasbench201, start: A, rules: {A: [x, y]}}");
        Terminal refused = nasgauge("table", "import", "csv", "a.csv", "b.yaml", "--grammar", rules, "--into", folder);
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("rules.yaml: the name nasbench201 is that of another space");
    }
}
