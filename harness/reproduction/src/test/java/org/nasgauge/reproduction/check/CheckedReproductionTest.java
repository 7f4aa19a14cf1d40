package org.nasgauge.reproduction.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.api.error.UserError;
import org.nasgauge.report.format.Format;
import org.nasgauge.reproduction.check.CheckedReproduction.CheckedCell;
import org.nasgauge.reproduction.check.CheckedReproduction.CheckedCell.Tried;
import org.nasgauge.reproduction.check.CheckedReproduction.Verdict;
import org.nasgauge.reproduction.data.DataFolder;
import org.nasgauge.reproduction.document.ReproductionDocument;
import org.nasgauge.reproduction.form.Reproductions;
import org.nasgauge.tabular.catalogue.Catalogue;
import org.nasgauge.tabular.query.KnownSpaces;

/** On a table of five cells of NAS-Bench-201, by hand. */
class CheckedReproductionTest {
    private static final String MAPPING = """
            table: five
            space: nasbench201
            dataset: cifar10
            description: Five cells.
            source: made up
            licence: CC0-1.0
            architecture: {column: index, form: index}
            missing: {"": never trained}
            columns:
              - {column: a, metric: accuracy, unit: percent, direction: maximize, split: test, schedule: 200, seed: 1, images: 10000}
              - {column: b, metric: accuracy, unit: percent, direction: maximize, split: test, schedule: 200, seed: 2, images: 10000}
              - {column: ms, metric: latency, unit: milliseconds, direction: minimize}
            """;
    private static final String CSV = """
            index,a,b,ms
            0,90.01,90.02,3
            11,91.00,,1
            284,80.00,82.00,5
            1462,93.50,93.70,4
            6111,94.00,94.74,2
            """;
    private static final String HEAD = """
            title: Five cells
            about: By hand.
            data:
              - {name: cells, import: csv, files: [five.csv], mapping: five.yaml, table: five, published-at: nowhere}
              - {name: six, import: csv, files: [five.csv], mapping: five.yaml, table: six, published-at: example.org}
              - {name: others, import: csv, files: [others.csv], mapping: five.yaml, table: five, published-at: example.org}
            columns:
              - {name: test, data: cells, metric: accuracy, split: test, fidelity: "200", seed: mean, decimals: 2}
              - {name: exact, data: cells, metric: accuracy, split: test, fidelity: "200", seed: mean}
              - {name: second, data: cells, metric: accuracy, split: test, fidelity: "200", seed: "2"}
              - {name: latency, data: cells, metric: latency}
              - {name: six, data: six, metric: latency}
              - {name: absent, data: others, metric: latency}
              - {name: megaflops, count: megaflops, space: nasbench201}
              - {name: alive-megaflops, count: alive-megaflops, space: nasbench201}
            tables:
              - id: numbers
                caption: Numbers.
                source: a paper
                basis: published
                decimals: 4
                tolerance: 0.00005
                cells:
            """;

    @TempDir
    private Path folder;

    @Test
    void derivesWhatCanBeWorkedOutByHand() throws IOException {
        // Means of the trainings: 90.015, rounded half to even from a binary 90.01499..., 91, 81, 93.6, 94.37.
        List<CheckedCell> cells = check(
                cell("value", "is: value, of: exact, index: 0"),
                cell("optimum", "is: optimum, of: test"),
                cell("second-best", "is: optimum, of: test, rank: 2"),
                cell("fastest", "is: optimum, of: latency"),
                cell("mean", "is: mean, of: exact"),
                cell("median", "is: median, of: exact"),
                cell("count", "is: count, of: second"),
                cell("above", "is: count, of: exact, where: {column: exact, above: 91}"),
                cell("above-or-at", "is: count, of: exact, where: {column: exact, at-least: 91}"),
                cell("spearman", "is: spearman, of: latency, against: exact"),
                cell("ordinal", "is: spearman-ordinal, of: latency, against: exact"),
                cell("fastest-accuracy", "is: value-of-best, of: exact, by: latency"),
                cell("kendall", "is: kendall-b, of: latency, against: exact"),
                cell("dropped", "is: kendall-b, sign: dropped, of: latency, against: exact"),
                cell("pearson", "is: pearson, of: latency, against: latency"),
                cell("best", "is: count, of: exact, best: {by: exact, share: 0.4}"),
                cell("tied", "is: count, of: megaflops, best: {by: megaflops, share: 0.01}"),
                cell("draws", "is: expected-best, of: latency, draws: 2"));

        assertThat(values(cells))
                .containsExactly(
                        new double[] {
                            90.015,
                            94.37,
                            93.6,
                            1,
                            (90.015 + 91 + 81 + 93.6 + 94.37) / 5,
                            91,
                            4,
                            2,
                            3,
                            // Ranks by latency 3 1 5 4 2, by accuracy 2 3 1 4 5: 1 - 6 (1 + 4 + 16 + 0 + 9) / 120.
                            -0.5,
                            -0.5,
                            91,
                            // 3 of the 10 pairs are concordant.
                            -0.4,
                            0.4,
                            1,
                            2,
                            // The 3^6 cells without a convolution tie at the cut: all are taken.
                            729,
                            // The least of two draws from 1 to 5: (9·1 + 7·2 + 5·3 + 3·4 + 1·5) / 25.
                            2.2
                        },
                        within(1e-9));
    }

    @Test
    void judgesReproducesAndReports() throws IOException {
        List<CheckedCell> cells = check(
                "{id: right, published: 94.37, measure: {is: optimum, of: test}}",
                "{id: wrong, published: 94.38, measure: {is: optimum, of: test}}",
                "{id: remembered, basis: remembered, published: 94.38, measure: {is: optimum, of: test}}",
                "{id: other, unchecked: another protocol, published: 94.38, measure: {is: optimum, of: test}}",
                "{id: absent, published: 1, measure: {is: optimum, of: absent}}",
                "{id: part, published: 94.37, measure: {is: optimum, of: test, architectures: 15625}}",
                "{id: hole, published: 1, measure: {is: value, of: second, index: 11}}",
                "{id: underived, published: 1, measure: {is: not-derived, because: takes a supernet}}",
                "{id: other-table, published: 1, measure: {is: mean, of: six}}");

        assertThat(cells.stream().map(CheckedCell::verdict))
                .containsExactly(
                        new Verdict.Reproduced(),
                        new Verdict.Differs(),
                        new Verdict.Reported(),
                        new Verdict.Unchecked("another protocol", false),
                        new Verdict.Unchecked(
                                "others.csv is not in the data folder; it is published at example.org", false),
                        new Verdict.Unchecked("the data hold 5 of the 15625 architectures that this is about", false),
                        new Verdict.Unchecked("the data hold no second of architecture 11", false),
                        new Verdict.Unchecked("takes a supernet", false),
                        new Verdict.Unchecked(
                                "five.csv in the data folder has no six; the whole is published at example.org",
                                false));
    }

    @Test
    void tellsWhatIsReproducedFromWhatIsOnlyCompatible() throws IOException {
        String sampled =
                "published: -0.5, of-sample: {rank: spearman}, measure: {is: spearman, of: latency, against: exact}";
        List<CheckedCell> cells = check(
                "{id: caught, published: 94.37, mistakes: [{label: the second, change: {rank: 2}}],"
                        + " measure: {is: optimum, of: test, rank: 1}}",
                "{id: passing, published: 94.37, mistakes: [{label: unrounded, change: {of: exact}}],"
                        + " measure: {is: optimum, of: test}}",
                "{id: others, published: 94.37, scored-by: somebody else, measure: {is: optimum, of: test}}",
                "{id: others-differ, published: 94.3, scored-by: somebody else, measure: {is: optimum, of: test}}",
                "{id: untried, " + sampled + "}",
                "{id: weak, mistakes: [{label: the second training, change: {against: second}}], " + sampled + "}",
                "{id: absent, mistakes: [{label: elsewhere, change: {of: absent}}], " + sampled + "}");

        assertThat(cells.stream().map(CheckedCell::verdict))
                .containsExactly(
                        new Verdict.Reproduced(),
                        new Verdict.Compatible("so would be: unrounded"),
                        new Verdict.Compatible("the scores are those of somebody else"),
                        new Verdict.Differs(),
                        new Verdict.Compatible("no mistake was tried that the range would have to exclude"),
                        new Verdict.Compatible("so would be: the second training"),
                        new Verdict.Compatible("no mistake was tried that the range would have to exclude"));
        assertThat(cells.get(0).tried()).containsExactly(new Tried("the second", 93.6, false));
    }

    /** A mistake belongs to the cells that say what it is about, and that it changes. */
    @Test
    void triesAMistakeWhereItIsOne() throws IOException {
        String mistakes = "mistakes: [{label: other training, when: {of: exact}, change: {of: second}},"
                + " {label: fewer, change: {evaluations: 2}}, {label: itself, change: {of: exact}}]";
        List<CheckedCell> cells = check(
                "{id: one, published: 1, " + mistakes + ", measure: {is: mean, of: exact}}",
                "{id: two, published: 1, " + mistakes + ", measure: {is: mean, of: latency}}");
        assertThat(cells.get(0).tried()).extracting(Tried::label).containsExactly("other training");
        assertThat(cells.get(1).tried()).extracting(Tried::label).containsExactly("itself");
    }

    /** Accuracies 90.015 91 81 93.6 94.37 and latencies 3 1 5 4 2: 3 of the 10 pairs are concordant, and so 6 of the 20. */
    @Test
    void votesOverOrderedPairs() throws IOException {
        List<CheckedCell> cells = check(
                cell("alone", "is: majority-vote, of: [latency], against: exact"),
                cell("itself", "is: majority-vote, of: [exact, exact, latency], against: exact"));
        assertThat(values(cells)).containsExactly(new double[] {0.3, 1}, within(1e-12));
    }

    @Test
    void countsPopulationsAndNetworksAsPublished() throws IOException {
        List<CheckedCell> cells = check(
                cell("connected", "is: count, of: megaflops, population: connected"),
                cell("alive", "is: count, of: megaflops, population: no-dead-edge"),
                cell("networks", "is: count, of: megaflops, population: networks"),
                cell("largest", "is: space-largest, space: nasbench201"),
                cell("singletons", "is: space-singletons, space: nasbench201"));
        assertThat(values(cells)).containsExactly(15_284, 9_444, 6_466, 275, 5_116);
    }

    /** On a landscape of FLOPs, to be minimised, every ascent takes the convolutions away one by one. */
    @Test
    void walksDownALandscapeWithOneMinimum() throws IOException {
        List<CheckedCell> cells = check(
                cell("final", "is: local-search-mean-final, of: megaflops"),
                cell("share", "is: local-search-share-reaching, of: megaflops"),
                cell("steps", "is: local-search-mean-steps, of: megaflops"));
        // 6 edges, of which 2 in 5 operations are convolutions.
        assertThat(values(cells)).containsExactly(new double[] {7.78305, 100, 2.4}, within(1e-9));
    }

    @Test
    void searchesThroughTheEngine() throws IOException {
        String random = "strategy: random-search, reward: megaflops, judge: megaflops, evaluations: 20, runs: 300";
        List<CheckedCell> cells = check(
                cell("mean", "is: search-mean, " + random),
                cell("exact", "is: expected-best, of: megaflops, draws: 20"));
        double standardError = cells.get(0).ours().orElseThrow().error().orElseThrow();
        assertThat(values(cells)[0]).isCloseTo(values(cells)[1], within(4 * standardError));
    }

    /** The budget pays for one of the cheapest cells, which no other betters: the incumbent is the first cell drawn. */
    @Test
    void chargesSecondsAndKeepsToTheBudget() throws IOException {
        List<CheckedCell> cells = check(
                cell(
                        "mean",
                        "is: search-mean, strategy: random-search, rewards: [megaflops], judge: megaflops, seconds: 15.57,"
                                + " costs: [megaflops, megaflops], at-budget-end: overshoot, runs: 300"),
                cell("exact", "is: mean, of: megaflops"));
        double standardError = cells.get(0).ours().orElseThrow().error().orElseThrow();
        assertThat(values(cells)[0]).isCloseTo(values(cells)[1], within(4 * standardError));
    }

    /** 3 of the 5 operations cost nothing, so 1 in (5/3)^6 = 21.4 cells has the fewest FLOPs. */
    @Test
    void countsTheEvaluationsToTheOptimum() throws IOException {
        List<CheckedCell> cells = check(cell(
                "evaluations",
                "is: search-evaluations-to-optimum, strategy: random-search, reward: megaflops, judge: megaflops,"
                        + " evaluations: 1000, runs: 300"));
        assertThat(values(cells)[0]).isCloseTo(21.4, within(4 * 20.9 / StrictMath.sqrt(300)));
    }

    @Test
    void aDamagedFileTakesOnlyItsOwnCells() throws IOException {
        Files.writeString(folder.resolve("others.csv"), "index,a,b,ms\n0,90\n");
        CheckedReproduction checked = checked(
                "{id: mean, published: 1, measure: {is: mean, of: absent}}",
                "{id: right, published: 94.37, measure: {is: optimum, of: test}}",
                "{id: maximum, published: 1, measure: {is: maximum, of: absent}}");
        assertThat(checked.damages())
                .singleElement()
                .asString()
                .contains("others.csv, line 2", "2 cells where there are 4 columns");
        String damage = checked.damages().get(0);
        assertThat(checked.cells().map(CheckedCell::verdict))
                .containsExactly(
                        new Verdict.Unchecked(damage, true),
                        new Verdict.Reproduced(),
                        new Verdict.Unchecked(damage, true));
    }

    @Test
    void refusesAStrategyThatIsNotThere() {
        assertThatThrownBy(() -> check(cell(
                        "mean",
                        "is: search-mean, strategy: randon-search, reward: megaflops, judge: megaflops, evaluations: 2,"
                                + " runs: 2")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("random-search");
    }

    @Test
    void leavesNothingBehindAndIsADocumentInEveryFormat() throws IOException {
        CheckedReproduction checked = checked(
                "{id: right, published: 94.37, measure: {is: optimum, of: test}}",
                "{id: absent, published: 1, measure: {is: optimum, of: absent}}");
        for (Format format : Format.values()) {
            assertThat(format.write(ReproductionDocument.of(List.of(checked))))
                    .contains("94.37", "reproduced", "cannot be checked", "example.org");
        }
        try (Stream<Path> left = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertThat(left.filter(path -> path.getFileName().toString().startsWith("nasgauge-reproduce-"))
                            .filter(path -> Files.exists(path.resolve("0/five"))))
                    .isEmpty();
        }
    }

    private static String cell(String id, String measure) {
        return "{id: " + id + ", published: 0, measure: {" + measure + "}}";
    }

    private static double[] values(List<CheckedCell> cells) {
        return cells.stream()
                .mapToDouble(cell -> cell.ours()
                        .orElseThrow(() -> new AssertionError(cell.toString()))
                        .value())
                .toArray();
    }

    private List<CheckedCell> check(String... cells) throws IOException {
        return checked(cells).cells().toList();
    }

    private CheckedReproduction checked(String... cells) throws IOException {
        Files.writeString(folder.resolve("five.yaml"), MAPPING);
        Files.writeString(folder.resolve("five.csv"), CSV);
        StringBuilder text = new StringBuilder(HEAD);
        for (String cell : cells) {
            text.append("      - ").append(cell).append('\n');
        }
        Path file = Files.writeString(folder.resolve("by-hand.yaml"), text);
        Catalogue catalogue = Catalogue.of(folder.resolve("tables"), KnownSpaces.installed());
        try (DataFolder data = new DataFolder(folder, catalogue, KnownSpaces.installed(), (done, total) -> {})) {
            return CheckedReproduction.of(Reproductions.named(file.toString()), data);
        }
    }
}
