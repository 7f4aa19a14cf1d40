package org.nasgauge.importers.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.api.metric.Split;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.tabular.query.Query;
import org.nasgauge.tabular.query.Table;

/** A text becomes a value of a table, and the value the same text again. */
class EveryDigitTest {
    private static final int TABLES = 40;
    private static final int ROWS = 12;

    private static final List<Function<SeededRandom, BigDecimal>> KINDS = List.of(
            random -> BigDecimal.valueOf(random.nextInt(10_001), 2),
            random -> BigDecimal.valueOf(random.nextInt(2_000_000_000), 7),
            random -> BigDecimal.valueOf(random.nextInt(2_000_000_000)),
            random -> BigDecimal.valueOf(random.nextLong() >>> 12),
            random -> new BigDecimal(Double.toString(random.nextDouble())),
            random -> new BigDecimal(Float.toString((float) random.nextDouble())),
            random -> new BigDecimal(Double.toString(random.nextGaussian() * 1e-200)),
            random -> new BigDecimal(Double.toString(random.nextGaussian() * 1e200)),
            random -> BigDecimal.valueOf(random.nextInt(1000), random.nextInt(12)));

    @Test
    void textsComeBackAsTheyWere(@TempDir Path folder) {
        SeededRandom random = SeedTree.root(11).child("digits").generator();
        for (int i = 0; i < TABLES; i++) {
            boolean ofTraining = random.nextBoolean();
            Function<SeededRandom, BigDecimal> kind = random.choose(KINDS);
            List<BigDecimal> written = new ArrayList<>();
            StringBuilder csv = new StringBuilder("net,x\n");
            for (int row = 0; row < ROWS; row++) {
                written.add(kind.apply(random));
                csv.append("net-")
                        .append(row)
                        .append(',')
                        .append(written.get(row))
                        .append('\n');
            }
            String mapping = OwnTable.HEAD + "columns: [{column: x, metric: x, unit: score, direction: maximize"
                    + (ofTraining ? ", split: test, schedule: 5, seed: 3}]\n" : "}]\n");
            Table table = new OwnTable(folder).table(mapping, csv.toString());
            Query query = ofTraining ? Query.of("x").on(Split.TEST) : Query.of("x");
            for (int row = 0; row < ROWS; row++) {
                double value = table.lookup(query).value(row);
                assertThat(new BigDecimal(Double.toString(value)))
                        .as(
                                "%s as %s",
                                written.get(row),
                                table.manifest().columns().get(0).encoding())
                        .isEqualByComparingTo(shortest(written.get(row)));
            }
        }
    }

    /** What 64 bits can tell apart: 15 digits and mostly 17 are kept as they are written. */
    private static BigDecimal shortest(BigDecimal written) {
        return new BigDecimal(Double.toString(written.doubleValue()));
    }
}
