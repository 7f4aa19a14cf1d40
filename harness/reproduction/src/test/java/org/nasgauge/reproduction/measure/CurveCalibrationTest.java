package org.nasgauge.reproduction.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.reproduction.check.CheckedReproduction;
import org.nasgauge.reproduction.check.CheckedReproduction.CheckedCell;
import org.nasgauge.reproduction.check.CheckedReproduction.Verdict;
import org.nasgauge.reproduction.data.DataFolder;
import org.nasgauge.reproduction.form.Reproductions;
import org.nasgauge.tabular.catalogue.Catalogue;
import org.nasgauge.tabular.query.KnownSpaces;

/** On losses that fall to asymptotes of their own; one column is the end, another an end that nobody can foresee. */
class CurveCalibrationTest {
    private static final int SEEN = 5;
    private static final int EPOCHS = 12;
    private static final int NETWORKS = 60;

    @TempDir
    private Path folder;

    @Test
    void anEndThatFollowsFromTheBeginningIsCoveredAndAnyOtherIsNot() throws IOException {
        for (String by : List.of("freeze-thaw-gp", "lc-prior", "lce")) {
            String model =
                    "by: " + by + ", epochs: 12, soft-bound: 8, learned: 30, networks: " + (by.equals("lce") ? 2 : 25);
            List<CheckedCell> cells = check(
                    "is: curve-coverage-95, against: end, " + model,
                    "is: curve-coverage-50, against: end, " + model,
                    "is: curve-crps, against: end, " + model,
                    "is: curve-coverage-95, against: other, " + model,
                    "is: curve-crps, against: other, " + model);
            assertThat(value(cells, 0)).as(by).isGreaterThan(by.equals("lce") ? 0.4 : 0.75);
            assertThat(value(cells, 1)).as(by).isBetween(0.0, value(cells, 0));
            assertThat(value(cells, 2)).as(by).isLessThan(0.05);
            if (!by.equals("freeze-thaw-gp")) { // which learns the other end from whole curves
                assertThat(value(cells, 3)).as(by).isLessThan(0.2);
                assertThat(value(cells, 4)).as(by).isGreaterThan(3 * value(cells, 2));
            }
        }
    }

    @Test
    void tooFewCurvesAreSaidAndABoundIsAboveNothing() throws IOException {
        String model = "is: curve-crps, by: freeze-thaw-gp, against: end, epochs: 12, learned: 30, ";
        assertThat(check(model + "soft-bound: 8, networks: 31").get(0).verdict())
                .isEqualTo(new Verdict.Unchecked("the data hold 60 whole curves, and 61 are needed", false));
        assertThatThrownBy(() -> check(model + "soft-bound: 0, networks: 3"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("soft-bound");
    }

    private static double value(List<CheckedCell> cells, int index) {
        return cells.get(index).ours().orElseThrow().value();
    }

    private List<CheckedCell> check(String... measures) throws IOException {
        StringBuilder csv = new StringBuilder("index");
        StringBuilder mapping = new StringBuilder("""
                table: curves
                space: nasbench201
                dataset: made
                description: Curves.
                source: made up
                licence: CC0-1.0
                architecture: {column: index, form: index}
                columns:
                """);
        StringBuilder text = new StringBuilder("""
                title: Curves
                about: By hand.
                data:
                  - {name: all, import: csv, files: [curves.csv], mapping: curves.yaml, table: curves, published-at: nowhere}
                columns:
                """);
        for (String column : List.of("e1", "e2", "e3", "e4", "e5", "end", "other")) {
            csv.append(',').append(column);
            mapping.append("  - {column: ")
                    .append(column)
                    .append(", metric: ")
                    .append(column)
                    .append(", unit: nats, direction: minimize}\n");
            text.append("  - {name: ")
                    .append(column)
                    .append(", data: all, metric: ")
                    .append(column)
                    .append("}\n");
        }
        SeededRandom random = SeedTree.root(5).generator();
        for (int network = 0; network < NETWORKS; network++) {
            csv.append('\n').append(network * 7);
            double asymptote = 2 + random.nextDouble();
            double rate = 0.4 + 0.2 * random.nextDouble();
            for (int column = 0; column <= SEEN; column++) {
                int epoch = column < SEEN ? column + 1 : EPOCHS;
                csv.append(String.format(
                        Locale.ROOT,
                        ",%.4f",
                        asymptote + 2 * StrictMath.exp(-rate * epoch) + 0.01 * random.nextGaussian()));
            }
            csv.append(String.format(Locale.ROOT, ",%.4f", network % 2 == 0 ? 0.01 : 20.0));
        }
        text.append("""
                tables:
                  - id: numbers
                    caption: Numbers.
                    source: a paper
                    basis: published
                    decimals: 4
                    tolerance: 1
                    cells:
                """);
        for (int i = 0; i < measures.length; i++) {
            text.append("      - {id: c")
                    .append(i)
                    .append(", published: 0, measure: {of: [e1, e2, e3, e4, e5], ")
                    .append(measures[i])
                    .append("}}\n");
        }
        Files.writeString(folder.resolve("curves.csv"), csv.append('\n'));
        Files.writeString(folder.resolve("curves.yaml"), mapping);
        Path file = Files.writeString(folder.resolve("by-hand.yaml"), text);
        KnownSpaces spaces = KnownSpaces.installed();
        Catalogue catalogue = Catalogue.of(folder.resolve("tables"), spaces);
        try (DataFolder data = new DataFolder(folder, catalogue, spaces, (done, total) -> {})) {
            return CheckedReproduction.of(Reproductions.named(file.toString()), data)
                    .cells()
                    .toList();
        }
    }
}
