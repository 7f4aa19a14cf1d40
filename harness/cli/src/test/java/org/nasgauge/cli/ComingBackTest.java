package org.nasgauge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasgauge.cli.Terminal.nasgauge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A week later: more strategies of other code in the same folder, and several folders side by side. */
class ComingBackTest {
    private static final String RECIPE = """
            name: small
            benchmark: nasbench201-729-fashion
            seeds: 0..2
            budget: {evaluations: 12}
            strategies: [random-search]
            """;

    @TempDir
    private Path folder = Path.of("");

    private Terminal run(String recipe, String out) throws IOException {
        return nasgauge(
                "run", Files.writeString(folder.resolve("r.yaml"), recipe), "--out", folder.resolve(out), "--quiet");
    }

    /** One strategy more is no other code of those that are there. */
    @Test
    void strategiesOfOtherCodeAreAddedAndASmallerBudgetIsRefusedWithTheDifference() throws IOException {
        run(RECIPE, "grown");
        String more =
                RECIPE.replace("random-search", "random-search, local-search").replace("12", "15");
        Terminal grown = run(more, "grown");
        assertThat(grown.exitCode()).as(grown.err()).isZero();
        run(more, "fresh");
        for (String file : new String[] {"manifest.json", "recipe.yaml", "searches/random-search.jsonl"}) {
            assertThat(folder.resolve("grown").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("fresh").resolve(file));
        }
        Terminal smaller = run(more.replace("15", "9"), "grown");
        assertThat(smaller.exitCode()).isEqualTo(2);
        assertThat(smaller.err().lines())
                .hasSize(3)
                .contains("  − budget.evaluations: 15", "  + budget.evaluations: 9");
    }

    @Test
    void severalFoldersAreComparedWhereTheyCanBe() throws IOException {
        run(RECIPE, "a");
        run(RECIPE.replace("random-search", "random-search, local-search"), "b");
        Terminal compared = nasgauge("report", folder.resolve("a"), folder.resolve("b"));
        assertThat(compared.exitCode()).as(compared.err()).isZero();
        assertThat(compared.out().replaceAll("\\s+", " "))
                .contains("a/random-search and b/random-search: the same study, with the same records of 3 runs")
                .contains(" local-search 3 ")
                .doesNotContain("mixed");
        assertThat(folder.resolve("a/report/report.html")).exists();

        run(RECIPE.replace("12", "13"), "c");
        Terminal other = nasgauge("report", folder.resolve("a"), folder.resolve("c"));
        assertThat(other.exitCode()).isEqualTo(2);
        assertThat(other.err())
                .contains("it cannot be compared with")
                .contains("differs in 'budget.evaluations'")
                .contains("− budget.evaluations: 12");
    }
}
