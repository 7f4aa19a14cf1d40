package org.nasgauge.spaces.darts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Notation;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.networks.FeatureShape;
import org.nasgauge.networks.Layer.Parameter;
import org.nasgauge.networks.NetworkDefined.DeadOperations;
import org.nasgauge.networks.Scale;
import org.nasgauge.spaces.Reference;
import org.nasgauge.testkit.SupernetDefinedContract;

class DartsSpaceTest extends SupernetDefinedContract {
    private static final String REDUCTION = "((0, 0), (1, 0), (0, 0), (1, 0), (0, 0), (1, 0), (0, 0), (1, 0))";

    /** The architecture and, after some other proxies, its millions of parameters. */
    private static final Pattern NASLIB_ENTRY =
            Pattern.compile("\"arch\": \"([^\"]*)\".*?\"params\": \\{\"score\": ([0-9.]+)");

    private final DartsSpace space = new DartsSpace();

    @Override
    protected SearchSpace space() {
        return space;
    }

    @Override
    protected Scale otherScale() {
        return new Scale(new FeatureShape(8, 8, 1), 10, 4, 3, 1, 3, Scale.Reduction.PUBLISHED);
    }

    @Override
    protected List<String> illegalTexts() {
        return List.of(
                "",
                "(" + REDUCTION + ")",
                "(" + REDUCTION + ", " + REDUCTION.replace("((0, 0)", "((0, 7)") + ")",
                "(" + REDUCTION + ", " + REDUCTION.replace("((0, 0)", "((2, 0)") + ")",
                "(" + REDUCTION + ", " + REDUCTION.replace("((0, 0)", "((1, 0)") + ")",
                "(" + REDUCTION + ", " + REDUCTION.replace(" ", "") + ")",
                "[" + REDUCTION + ", " + REDUCTION + "]");
    }

    /** The edges of the first node in either order; the second and third node, which are not connected, likewise. */
    @Override
    protected List<List<Architecture>> knownIsomorphic() {
        return List.of(List.of(
                normal("((0, 3), (1, 2), (0, 4), (2, 5), (1, 6), (2, 0), (3, 1), (4, 2))"),
                normal("((1, 2), (0, 3), (0, 4), (2, 5), (1, 6), (2, 0), (4, 2), (3, 1))"),
                normal("((0, 3), (1, 2), (1, 6), (2, 0), (0, 4), (2, 5), (4, 1), (3, 2))")));
    }

    private Architecture normal(String cell) {
        return space.parse("(" + cell + ", " + REDUCTION + ")");
    }

    @Test
    void keepsNetworksApartThatDiffer() {
        assertThat(space.canonicalId(normal("((0, 3), (1, 2), (0, 4), (2, 5), (1, 6), (2, 0), (3, 1), (4, 2))")))
                .isNotEqualTo(
                        space.canonicalId(normal("((0, 2), (1, 3), (0, 4), (2, 5), (1, 6), (2, 0), (3, 1), (4, 2))")));
    }

    @Test
    void saysWhichNodeHasOneSourceTwice() {
        assertThatThrownBy(() -> normal("((0, 3), (0, 2), (0, 4), (2, 5), (1, 6), (2, 0), (3, 1), (4, 2))"))
                .hasMessageContaining("node 2 of the normal cell has source 0 twice");
    }

    /** The first cell of the example, whose edges are {@code edge_normal_0, 1 | 2, 4 | 6, 7 | 12, 13}. */
    @Test
    void writesTheConfigurationOfNasBench301() {
        SortedMap<String, String> configuration =
                ConfigSpaceForm.write(normal("((1, 2), (0, 3), (0, 4), (2, 5), (1, 6), (2, 0), (3, 1), (4, 2))"));
        String prefix = "NetworkSelectorDatasetInfo:darts:";
        Map<String, String> ofNormal = new TreeMap<>();
        configuration.forEach((key, value) -> {
            if (key.contains("normal")) {
                ofNormal.put(key.substring(prefix.length()), value);
            }
        });
        assertThat(ofNormal)
                .containsOnly(
                        Map.entry("edge_normal_0", "sep_conv_3x3"),
                        Map.entry("edge_normal_1", "skip_connect"),
                        Map.entry("edge_normal_2", "sep_conv_5x5"),
                        Map.entry("edge_normal_4", "dil_conv_3x3"),
                        Map.entry("edge_normal_6", "dil_conv_5x5"),
                        Map.entry("edge_normal_7", "max_pool_3x3"),
                        Map.entry("edge_normal_12", "avg_pool_3x3"),
                        Map.entry("edge_normal_13", "skip_connect"),
                        Map.entry("inputs_node_normal_3", "0_2"),
                        Map.entry("inputs_node_normal_4", "1_2"),
                        Map.entry("inputs_node_normal_5", "3_4"));
        assertThat(configuration).hasSize(22);
    }

    @Test
    void readsTheConfigurationThatItWrites() {
        SeededRandom random = SeedTree.root(5).generator();
        for (int i = 0; i < 500; i++) {
            Architecture genome = space.sample(random);
            Architecture read = ConfigSpaceForm.read(ConfigSpaceForm.write(genome));
            assertThat(space.violation(read)).isEmpty();
            assertThat(space.canonicalId(read)).isEqualTo(space.canonicalId(genome));
        }
    }

    @Test
    void refusesAConfigurationThatNamesNoArchitecture() {
        SortedMap<String, String> configuration =
                ConfigSpaceForm.write(space.sample(SeedTree.root(5).generator()));
        String first = "NetworkSelectorDatasetInfo:darts:edge_normal_0";
        assertThatThrownBy(() -> ConfigSpaceForm.read(changed(configuration, first, "none")))
                .hasMessageContaining(first)
                .hasMessageContaining("'none'");
        assertThatThrownBy(() -> ConfigSpaceForm.read(
                        changed(configuration, "NetworkSelectorDatasetInfo:darts:inputs_node_reduce_5", "9_9")))
                .hasMessageContaining("inputs_node_reduce_5 is 9_9");
        configuration.remove(first);
        assertThatThrownBy(() -> ConfigSpaceForm.read(configuration)).hasMessageContaining("1 edges; expected 2");
    }

    private static Map<String, String> changed(Map<String, String> configuration, String key, String value) {
        Map<String, String> changed = new TreeMap<>(configuration);
        changed.put(key, value);
        return changed;
    }

    @Test
    void readsEveryPublishedCellOfNasBenchSuiteZero() {
        String file = String.join("", Reference.lines("nasbench301/zc_nasbench301.json.gz"));
        Notation naslib = space.notations().get(0);
        Set<Architecture> found = new HashSet<>();
        Matcher key = Pattern.compile("\"(\\[\\[[^\"]*)\": \\{").matcher(file);
        while (key.find()) {
            found.add(naslib.read(key.group(1)));
        }
        assertThat(found).hasSize(725);
    }

    /** The architecture that the paper reports, by the log that its authors published: 3.349342 million parameters. */
    @Test
    void countsTheParametersOfTheSecondOrderArchitectureAsPublished() {
        Architecture architecture = space.parse("(((0, 3), (1, 3), (0, 3), (1, 3), (1, 3), (0, 2), (0, 2), (2, 5)), "
                + "((0, 0), (1, 0), (2, 2), (1, 0), (0, 0), (2, 2), (2, 2), (1, 0)))");
        assertThat(space.complexity(architecture, DeadOperations.KEPT).parameters())
                .isEqualTo(3_349_342);
    }

    /**
     * NASLib counts eight cells of 32 channels, whose operations normalise without a scale and a shift of their own. Its
     * FLOPs count more than multiply-accumulates.
     */
    @Test
    void parametersAreThoseOfNaslibForEveryPublishedCell() {
        String file = String.join("", Reference.lines("nasbench301/zc_nasbench301.json.gz"));
        Scale eightCells = new Scale(new FeatureShape(32, 32, 3), 10, 32, 3, 2, 3, Scale.Reduction.PUBLISHED);
        Notation naslib = space.notations().get(0);
        Set<Architecture> found = new HashSet<>();
        Matcher entry = NASLIB_ENTRY.matcher(file);
        while (entry.find()) {
            Architecture architecture = naslib.read(entry.group(1));
            long parameters = space.network(architecture, eightCells).parameters().values().stream()
                    .filter(parameter -> !parameter.name().matches(".*\\.edge.*\\.(scale|shift)"))
                    .mapToLong(Parameter::size)
                    .sum();
            assertThat(parameters / 1e6).as(entry.group(1)).isEqualTo(Double.parseDouble(entry.group(2)));
            found.add(architecture);
        }
        assertThat(found).hasSize(725);
    }
}
