package org.nasgauge.report.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.hipparchus.stat.correlation.SpearmansCorrelation;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.SeedPolicy;
import org.nasgauge.api.metric.Series;
import org.nasgauge.report.document.Cell;
import org.nasgauge.report.document.Document;
import org.nasgauge.report.document.Table.Row;
import org.nasgauge.report.format.Format;
import org.nasgauge.tabular.catalogue.Catalogue;
import org.nasgauge.tabular.query.Lookup;
import org.nasgauge.tabular.query.Query;
import org.nasgauge.tabular.query.Table;

/** On the embedded table, against the same numbers worked out from single look-ups by another library. */
class TableReportTest {
    private final Table table = Catalogue.standard().open("nasbench201-729-fashion");
    private final Document document = TableReport.of(table, List.of(table));

    private double[] finalTest(SeedPolicy seeds) {
        Lookup lookup = table.lookup(Query.of(Series.TEST_ACCURACY)
                .at(Fidelity.full(table.schedules().get(0)))
                .under(seeds));
        return IntStream.range(0, table.rows()).mapToDouble(lookup::value).toArray();
    }

    private List<Row> rows(String id) {
        return rows(document, id);
    }

    private static List<Row> rows(Document document, String id) {
        return document.sections().stream()
                .flatMap(section -> section.blocks().stream())
                .filter(block -> block instanceof org.nasgauge.report.document.Table one
                        && one.id().equals(id))
                .map(block -> ((org.nasgauge.report.document.Table) block).rows())
                .findFirst()
                .orElseThrow();
    }

    private static double number(Row row, int cell) {
        return ((Cell.Real) row.cells().get(cell)).value();
    }

    @Test
    void spreadIsThatOfTheMeansOverSeeds() {
        double[] means = finalTest(SeedPolicy.mean());
        Row test = rows("accuracy").get(1);
        assertThat(number(test, 2)).isCloseTo(Arrays.stream(means).min().orElseThrow(), within(1e-9));
        assertThat(number(test, 6)).isCloseTo(Arrays.stream(means).max().orElseThrow(), within(1e-9));
    }

    @Test
    void theNoiseCeilingIsTheRankCorrelationBetweenSeeds() {
        double[] first = finalTest(SeedPolicy.one(0));
        double[] second = finalTest(SeedPolicy.one(1));
        assertThat(number(rows("noise-ceiling").get(0), 2))
                .isCloseTo(new SpearmansCorrelation().correlation(first, second), within(1e-9));
        double[] others = new double[first.length];
        double[] third = finalTest(SeedPolicy.one(2));
        for (int i = 0; i < others.length; i++) {
            // In images of 6,000, so that equal counts are ties.
            others[i] = StrictMath.rint(60 * second[i]) + StrictMath.rint(60 * third[i]);
        }
        assertThat(number(rows("noise-ceiling").get(3), 2))
                .isCloseTo(new SpearmansCorrelation().correlation(first, others), within(1e-9));
    }

    /** Halves of three trainings are the first with the third, and the second. */
    @Test
    void reliabilityIsTheCorrelationOfHalvesSteppedUp() {
        double[] first = finalTest(SeedPolicy.one(0));
        double[] second = finalTest(SeedPolicy.one(1));
        double[] third = finalTest(SeedPolicy.one(2));
        double[] even = IntStream.range(0, first.length)
                .mapToDouble(i -> (first[i] + third[i]) / 2)
                .toArray();
        double r = new PearsonsCorrelation().correlation(even, second);
        Row all = rows("best-apart").get(3);
        assertThat(((Cell.Whole) all.cells().get(1)).value()).isEqualTo(127);
        assertThat(number(all, 2)).isEqualTo(3);
        assertThat(number(all, 5)).isCloseTo(2 * r / (1 + r), within(1e-9));
        Row tenth = rows("best-apart").get(1);
        assertThat(((Cell.Whole) tenth.cells().get(1)).value()).isEqualTo(13);
        assertThat(number(tenth, 5)).isLessThan(number(all, 5));
    }

    /** Of k best with ties, at least k are at the cut or above, and less than k above it. */
    @Test
    void allThatTieAtTheCutOfTheBestAreTaken() {
        Random random = new Random(1);
        for (int round = 0; round < 500; round++) {
            int n = 1 + random.nextInt(60);
            int levels = 1 + random.nextInt(8);
            double[] values = IntStream.range(0, n)
                    .mapToDouble(i -> random.nextInt(levels))
                    .toArray();
            double share = random.nextInt(2) == 0 ? 0.1 : 0.5;
            int k = Math.max(1, (int) (share * n));
            double cut = NoiseCeiling.cut(values, share);
            assertThat(Arrays.stream(values).filter(value -> value >= cut).count())
                    .isGreaterThanOrEqualTo(k);
            assertThat(Arrays.stream(values).filter(value -> value > cut).count())
                    .isLessThan(k);
        }
        assertThat(NoiseCeiling.cut(new double[] {3, 1, 3, 3, 2}, 0.4)).isEqualTo(3);
    }

    @Test
    void theBestNetworksComeFirst() {
        List<Row> best = rows("best");
        assertThat(best).hasSize(10);
        double[] means = finalTest(SeedPolicy.mean());
        assertThat(number(best.get(0), 3)).isCloseTo(Arrays.stream(means).max().orElseThrow(), within(1e-9));
        assertThat(IntStream.range(1, 10)).allMatch(i -> number(best.get(i), 3) <= number(best.get(i - 1), 3));
    }

    @Test
    void theSecondsAreThoseOfTheNetworksWithSoManyOperations() {
        Row convolutions = rows("seconds-by-operation").stream()
                .filter(row -> row.cells().get(0).equals(new Cell.Text("nor_conv_3x3")))
                .findFirst()
                .orElseThrow();
        int row = table.row(
                "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|" + "+|nor_conv_3x3~0|nor_conv_3x3~1|nor_conv_3x3~2|");
        int epochs = table.schedules().get(0);
        double seconds = IntStream.rangeClosed(1, epochs)
                .mapToDouble(epoch -> table.lookup(Query.of(Series.TRAIN_SECONDS)
                                .at(new Fidelity(epoch, epochs))
                                .under(SeedPolicy.mean()))
                        .value(row))
                .sum();
        assertThat(number(convolutions, 7)).isCloseTo(seconds, within(1e-9));
        assertThat(IntStream.rangeClosed(2, 7))
                .allMatch(cell -> number(convolutions, cell) > number(convolutions, cell - 1));
    }

    @Test
    void thePrecisionOfLatenciesIsThatOfTheirIntervals() {
        Table latencies = Catalogue.standard().open("nasbench201-729-epyc");
        Row row = rows(TableReport.of(latencies, List.of()), "precision").get(0);
        assertThat(row.cells().subList(0, 2)).containsExactly(new Cell.Whole(1), new Cell.Whole(127));
        double[] widths = IntStream.range(0, latencies.rows())
                .mapToDouble(i -> (latencies.lookup(Query.of("latency-high-1")).value(i)
                                - latencies.lookup(Query.of("latency-low-1")).value(i))
                        / latencies.lookup(Query.of("latency-1")).value(i)
                        / 2)
                .sorted()
                .toArray();
        assertThat(number(row, 2)).isCloseTo(widths[63], within(1e-12));
        assertThat(number(row, 9)).isLessThanOrEqualTo(number(row, 10)).isPositive();
    }

    @Test
    void aTableRanksLikeItself() {
        assertThat(rows("other")).hasSize(6).allSatisfy(row -> {
            assertThat(number(row, 2)).isCloseTo(1, within(1e-12));
            assertThat(number(row, 3)).isCloseTo(1, within(1e-12));
        });
        assertThat(((Cell.Whole) rows("other").get(0).cells().get(1)).value()).isEqualTo(729);
        assertThat(((Cell.Whole) rows("other").get(1).cells().get(1)).value()).isEqualTo(127);
    }

    @Test
    void everyFormatCanHoldIt() {
        for (Format format : Format.values()) {
            assertThat(format.write(document)).containsIgnoringCase("spearman");
        }
    }
}
