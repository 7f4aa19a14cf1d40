package org.nasgauge.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.SeedPolicy;
import org.nasgauge.api.metric.Split;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.tabular.catalogue.Catalogue;
import org.nasgauge.tabular.format.RowIndex;
import org.nasgauge.tabular.query.KnownSpaces;
import org.nasgauge.tabular.query.Lookup;
import org.nasgauge.tabular.query.Query;
import org.nasgauge.tabular.query.Table;

/** {@code scripts/told-apart.py} on an embedded table of 127 classes under three seeds, where there is a Python with numpy. */
class ToldApartTest {
    private static final String NAME = "nasbench201-729-fashion";
    private static final Path FOLDER =
            Path.of("../../tabular/tables/src/main/resources/org/nasgauge/tabular/embedded", NAME);

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void needsNumpy() throws InterruptedException, IOException {
        assumeTrue(python("-c", "print(__import__('numpy').pi)").get(0).startsWith("3.14"), "there is no numpy");
    }

    /** Networks differ by the mean covariance of two seeds; the rest of the mean variance of one is the seeds'. */
    @Test
    void networksDifferByWhatTwoSeedsHaveInCommon() throws InterruptedException, IOException {
        Table table = Catalogue.standard().open(NAME);
        double[][] finals = new double[3][table.rows()];
        for (int seed = 0; seed < 3; seed++) {
            Lookup lookup = table.lookup(new Query(
                    "accuracy",
                    Optional.of(Split.TEST),
                    Optional.of(Fidelity.parse("8")),
                    Optional.of(SeedPolicy.one(seed))));
            for (int row = 0; row < table.rows(); row++) {
                finals[seed][row] = lookup.reading(row).orThrow();
            }
        }
        double between = 0;
        double within = 0;
        for (int i = 0; i < 3; i++) {
            between += covariance(finals[i], finals[(i + 1) % 3]);
            within += covariance(finals[i], finals[i]);
        }
        int freedom = 3 * (table.rows() - 1);
        List<String> lines = script(FOLDER.toString());
        assertThat(lines.get(0)).isEqualTo("127 classes");
        assertThat(List.of(lines.get(3).split(" \\| ")).subList(3, 5))
                .containsExactly(
                        String.format(Locale.ROOT, "%.2f", Math.sqrt((within - between) / freedom)),
                        String.format(Locale.ROOT, "%.2f", Math.sqrt(between / freedom)));
        assertThat(lines.get(3)).contains(String.format(Locale.ROOT, " | %.2f (", between / within));
    }

    @Test
    void whatIsDrawnIsAListOfTheBest() throws InterruptedException, IOException {
        EnumerableSpace space = KnownSpaces.installed().enumerable("test", "nasbench201-729");
        Path list = folder.resolve("list.txt");
        Files.write(list, script("draw", FOLDER.toString(), "0.1", "5"));
        assertThat(ArchitectureList.rows(list, space, RowIndex.of(space))).hasSize(5);
        Files.write(list, script("draw", FOLDER.toString(), "0.1", "13"));
        assertThat(Files.readAllLines(list)).hasSize(14).first().asString().startsWith("# 13 of the 13 best classes");
    }

    private static double covariance(double[] a, double[] b) {
        double meanOfA = Arrays.stream(a).average().orElseThrow();
        double meanOfB = Arrays.stream(b).average().orElseThrow();
        return IntStream.range(0, a.length)
                .mapToDouble(i -> (a[i] - meanOfA) * (b[i] - meanOfB))
                .sum();
    }

    private List<String> script(String... words) throws InterruptedException, IOException {
        return python(Stream.concat(Stream.of("../../scripts/told-apart.py"), Stream.of(words))
                .toArray(String[]::new));
    }

    private List<String> python(String... words) throws InterruptedException, IOException {
        Path output = folder.resolve("output");
        try {
            Process python = new ProcessBuilder(Stream.concat(Stream.of("python3"), Stream.of(words))
                            .toList())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            python.waitFor();
            return Files.readAllLines(output, UTF_8);
        } catch (IOException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }
}
