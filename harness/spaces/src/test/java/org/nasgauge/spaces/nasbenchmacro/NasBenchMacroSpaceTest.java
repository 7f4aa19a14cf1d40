package org.nasgauge.spaces.nasbenchmacro;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.benchmark.Complexity;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.networks.FeatureShape;
import org.nasgauge.networks.NetworkDefined.DeadOperations;
import org.nasgauge.networks.Scale;
import org.nasgauge.spaces.Reference;
import org.nasgauge.testkit.SupernetDefinedContract;

class NasBenchMacroSpaceTest extends SupernetDefinedContract {
    private static final Pattern ENTRY = Pattern.compile("\"(\\d+)\": \\{[^}]*\"params\": (\\d+), \"flops\": (\\d+)}");

    private final NasBenchMacroSpace space = new NasBenchMacroSpace();

    @Override
    protected SearchSpace space() {
        return space;
    }

    @Override
    protected Scale otherScale() {
        return new Scale(new FeatureShape(8, 8, 1), 7, 4, 3, 3, 1, Scale.Reduction.PUBLISHED);
    }

    @Override
    protected List<String> illegalTexts() {
        return List.of("", "0201210", "020121001", "02012103", "0201210x");
    }

    @Test
    void numbersNetworksInTheOrderOfTheirTexts() {
        assertThat(space.size()).isEqualTo(6_561);
        assertThat(space.format(space.at(0))).isEqualTo("00000000");
        assertThat(space.format(space.at(1))).isEqualTo("00000001");
        assertThat(space.format(space.at(6_560))).isEqualTo("22222222");
    }

    /** The first entries of the published file. */
    @Test
    void countsParametersAndFlopsAsPublished() {
        assertThat(space.complexity(space.parse("02012100"), DeadOperations.KEPT))
                .isEqualTo(new Complexity(890_666, 47_327_744));
        assertThat(space.complexity(space.parse("11111221"), DeadOperations.KEPT))
                .isEqualTo(new Complexity(2_181_386, 65_012_224));
    }

    @Test
    void agreesWithEveryPublishedNetwork() {
        String file = String.join("", Reference.lines("nasbench-macro/nas-bench-macro_cifar10.json"));
        Set<Architecture> found = new HashSet<>();
        for (Matcher entry = ENTRY.matcher(file); entry.find(); ) {
            Architecture network = space.parse(entry.group(1));
            found.add(network);
            assertThat(space.complexity(network, DeadOperations.KEPT))
                    .isEqualTo(new Complexity(Long.parseLong(entry.group(2)), Long.parseLong(entry.group(3))));
        }
        assertThat(found).hasSize(space.size());
    }
}
