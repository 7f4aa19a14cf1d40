package org.nasgauge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasgauge.cli.Terminal.nasgauge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.networks.NetworkDefined;
import org.nasgauge.spaces.decision.NumberedDecisionSpace;

/** What a jar from outside adds, and what becomes of one that is broken. */
class PluginsTest {
    private static final Path SAMPLE = Path.of("../../samples/plugin/sources");
    private static final String STRATEGY = "META-INF/services/org.nasgauge.api.search.SearchStrategy";

    @TempDir
    private static Path shared = Path.of("");

    private static Path sample = Path.of("");

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    static void compileTheSample() throws IOException {
        sample = jar(SAMPLE).write(shared.resolve("sample.jar"));
    }

    @Test
    void aStrategyRunsOverASpaceOfTheSameJar() throws IOException {
        Terminal imported = nasgauge(
                "--plugins", sample, "table", "import", "csv", csv(), mapping(), "--into", folder.resolve("tables"));
        assertThat(imported.exitCode()).as(imported.err()).isZero();
        Path recipe = Files.writeString(folder.resolve("recipe.yaml"), """
                name: outside
                benchmark: TABLE
                budget: {evaluations: 12}
                seeds: 0..4
                strategies: [random-search, hill-climbing]
                """.replace(
                        "TABLE", folder.resolve("tables/chain").toString()));
        Terminal run = nasgauge("run", recipe, "--plugins", sample, "--out", folder.resolve("out"));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("hill-climbing");

        Terminal without = nasgauge("run", recipe, "--out", folder.resolve("without"));
        assertThat(without.exitCode()).isEqualTo(2);
        assertThat(without.err()).contains("unknown strategy 'hill-climbing'");
    }

    @Test
    void aSpaceWithANetworkIsTrainedLive() throws IOException {
        Path recipe = Files.writeString(folder.resolve("recipe.yaml"), """
                benchmark: {live: fashion-mnist, space: three-layers, channels: 4, stages: 1, epochs: 1, images: 128}
                validation-seed: 0
                test-seed: 0
                budget: {evaluations: 2}
                seeds: 0..0
                strategies: [hill-climbing]
                """);
        Terminal run = nasgauge("run", recipe, "--plugins", sample, "--out", folder.resolve("out"));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("live fashion-mnist in three-layers", "hill-climbing");
    }

    @Test
    void listsSayWhereAMemberIsFrom() {
        assertThat(nasgauge("list", "strategies", "--plugins", sample).out())
                .containsSubsequence("hill-climbing", "from: " + sample, "random-search");
        assertThat(nasgauge("list", "strategies", "random-search", "--plugins", sample)
                        .out())
                .contains("from: nasgauge");
        assertThat(nasgauge("--plugins", sample, "list", "spaces", "--format", "json")
                        .out())
                .containsSubsequence("\"three-layers\"", "\"from\" : \"" + sample);
        assertThat(nasgauge("list", "spaces").out()).doesNotContain("three-layers");
    }

    @Test
    void aFolderAndTheEnvironmentNamePluginsToo() {
        assertThat(nasgauge(Map.of("NASGAUGE_PLUGINS", shared.toString()), "list", "spaces")
                        .out())
                .contains("three-layers");
    }

    @Test
    void whatIsNamedBeforeAndAfterTheVerbIsInUseTogether() throws IOException {
        Path other = jar(strategy("com.other", "Other", "other")).write(folder.resolve("other.jar"));
        Terminal listed = nasgauge("--plugins", sample, "list", "strategies", "--plugins", other);
        assertThat(listed.out()).contains("from: " + sample, "from: " + other);
    }

    @Test
    void aNameThatIsTakenIsRefusedWithBothPlaces() throws IOException {
        Path other = jar(strategy("com.other", "Other", "hill-climbing")).write(folder.resolve("other.jar"));
        assertRefused("list", "strategies", "--plugins", sample, "--plugins", other)
                .contains("'hill-climbing'", sample.toString(), other.toString());
        Path ours = jar(strategy("com.own", "Own", "random-search")).write(folder.resolve("own.jar"));
        assertRefused("list", "strategies", "--plugins", ours)
                .contains(ours.toString(), "'random-search'", "from nasgauge");
    }

    @Test
    void aClassThatIsInTwoPluginsIsRefusedWithBothPlaces() throws IOException {
        Path copy = Files.copy(sample, folder.resolve("copy.jar"));
        assertRefused("list", "spaces", "--plugins", sample, "--plugins", copy)
                .contains("com.example.nas.", "is also in", sample.toString(), copy.toString());
    }

    @Test
    void whatIsBrokenIsNamed() throws IOException {
        Path torn = Files.write(folder.resolve("torn.jar"), new byte[100]);
        assertRefused("run", "--plugins", torn).contains(torn + ": cannot be read: it is damaged or no archive");

        Path gone = folder.resolve("gone.jar");
        assertRefused("run", "--plugins", gone).contains(gone + ": there is no such jar or folder");

        Path nothing = Files.createDirectory(folder.resolve("nothing"));
        assertRefused("run", "--plugins", nothing).contains(nothing + ": the plug-in offers nothing");

        Path sources = strategy("com.other", "Other", "other");
        Files.writeString(sources.resolve(STRATEGY), "com.other.Otter\n");
        Path misspelt = jar(sources).write(folder.resolve("misspelt.jar"));
        assertRefused("list", "estimators", "--plugins", misspelt)
                .contains(misspelt.toString(), "com.other.Otter", "cannot be loaded");

        Files.writeString(sources.resolve(STRATEGY), "com.other.Other\n");
        Files.move(sources.resolve(STRATEGY), sources.resolve(STRATEGY + "s"));
        Path otherwise = jar(sources).write(folder.resolve("otherwise.jar"));
        assertRefused("list", "estimators", "--plugins", otherwise)
                .contains(otherwise.toString(), "org.nasgauge.api.search.SearchStrategys");
    }

    private static PluginJar jar(Path sources) {
        return PluginJar.of(sources, SearchSpace.class, NetworkDefined.class, NumberedDecisionSpace.class);
    }

    private static AbstractStringAssert<?> assertRefused(Object... arguments) {
        Terminal refused = nasgauge(arguments);
        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(2);
        return assertThat(refused.err()).hasLineCount(1);
    }

    /** The sources of a plug-in: the sample's strategy, in another package and under other names. */
    private Path strategy(String packageName, String type, String name) throws IOException {
        Path sources = folder.resolve(type);
        String source = Files.readString(SAMPLE.resolve("com/example/nas/HillClimbing.java"))
                .replace("com.example.nas", packageName)
                .replace("HillClimbing", type)
                .replace("\"hill-climbing\"", "\"" + name + "\"");
        Path file = sources.resolve(packageName.replace('.', '/')).resolve(type + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
        Files.createDirectories(sources.resolve("META-INF/services"));
        Files.writeString(sources.resolve(STRATEGY), packageName + "." + type + "\n");
        return sources;
    }

    private Path csv() throws IOException {
        String[] layers = {"skip", "pool3", "conv3"};
        String rows = IntStream.range(0, 27)
                .mapToObj(i -> layers[i / 9] + "-" + layers[i / 3 % 3] + "-" + layers[i % 3] + "," + (50 + i) + ","
                        + (49 + i) + ",10")
                .collect(Collectors.joining("\n"));
        return Files.writeString(folder.resolve("chain.csv"), "layers,validation,test,seconds\n" + rows + "\n");
    }

    private Path mapping() throws IOException {
        return Files.writeString(folder.resolve("chain.yaml"), """
                table: chain
                space: three-layers
                dataset: made up
                description: The rank of each architecture in the space.
                source: this test
                licence: Apache-2.0
                architecture: {column: layers}
                columns:
                  - {column: validation, metric: accuracy, unit: percent, direction: maximize, split: validation, schedule: 8, seed: 0}
                  - {column: test, metric: accuracy, unit: percent, direction: maximize, split: test, schedule: 8, seed: 0}
                  - {column: seconds, metric: cumulative-seconds, unit: seconds, direction: minimize, split: train, schedule: 8, seed: 0}
                """);
    }
}
