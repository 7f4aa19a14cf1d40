package org.nasgauge.spaces.natssize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasgauge.api.benchmark.Complexity;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.networks.FeatureShape;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.NetworkDefined.DeadOperations;
import org.nasgauge.networks.Scale;
import org.nasgauge.networks.Supernet;
import org.nasgauge.spaces.nasbench201.CellNetwork;
import org.nasgauge.testkit.SupernetDefinedContract;

class NatsSizeSpaceTest extends SupernetDefinedContract {
    private final NatsSizeSpace space = new NatsSizeSpace();

    @Override
    protected SearchSpace space() {
        return space;
    }

    @Override
    protected Scale otherScale() {
        return new Scale(new FeatureShape(8, 8, 1), 10, 16, 2, 2, 1, Scale.Reduction.POOLED);
    }

    @Override
    protected List<String> illegalTexts() {
        return List.of(
                "", "8:8:8:8", "8:8:8:8:8:8", "8:8:8:8:0", "8:8:8:8:72", "8:8:8:8:12", "08:8:8:8:8", "8:8:8:8:8 ");
    }

    /** Known networks of the official meta file, which lists the product of the channels, the last one fastest. */
    @Test
    void numbersNetworksInTheOfficialOrder() {
        assertThat(space.size()).isEqualTo(32_768);
        assertThat(space.format(space.at(0))).isEqualTo("8:8:8:8:8");
        assertThat(space.format(space.at(8))).isEqualTo("8:8:8:16:8");
        assertThat(space.format(space.at(11))).isEqualTo("8:8:8:16:32");
        assertThat(space.format(space.at(32_767))).isEqualTo("64:64:64:64:64");
    }

    /** Of the three networks whose official archives are at hand, for CIFAR-10, CIFAR-100 and ImageNet16-120. */
    @ParameterizedTest
    @CsvSource({
        "8:8:8:8:8, 11714, 4481114, 12524, 4481924, 12704, 1121336",
        "8:8:8:16:32, 49202, 6840650, 52172, 6843620, 52832, 1714040",
        "8:8:40:32:40, 144834, 21827994, 148524, 21831684, 149344, 5461816",
    })
    void parametersAndFlopsAreThePublishedOnes(
            String text, long p10, long f10, long p100, long f100, long p16, long f16) {
        Architecture sizes = space.parse(text);
        Scale standard = space.standardScale();
        assertThat(space.complexity(sizes, DeadOperations.KEPT)).isEqualTo(new Complexity(p10, f10));
        Network cifar100 = space.network(sizes, standard.on(standard.image(), 100));
        assertThat(CellNetwork.complexity(cifar100)).isEqualTo(new Complexity(p100, f100));
        Network imageNet = space.network(sizes, standard.on(new FeatureShape(16, 16, 3), 120));
        assertThat(CellNetwork.complexity(imageNet)).isEqualTo(new Complexity(p16, f16));
    }

    /** The first layer reads the stem, which is as wide; the third reduces, and has no skip to choose. */
    @Test
    void aSkipOfTheSupernetIsAnIdentityWhereTheLayerBeforeIsAsWide() {
        Supernet supernet = space.supernet(otherScale());
        Architecture sizes = space.parse("8:8:16:16:64");
        assertThat(supernet.decisions(space))
                .extracting(Decision::name)
                .endsWith("channels of layer 5", "skip of layer 2", "skip of layer 4", "skip of layer 5");
        assertThat(supernet.choices(sizes)).containsExactly(0, 0, 1, 1, 7, 0, 0, 1);
        assertThatThrownBy(() -> supernet.architecture(new int[] {0, 0, 1, 1, 7, 0, 1, 1}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(supernet.path(sizes).node("stage1.cell1.edge0-1.convolution").shape())
                .isEqualTo(new FeatureShape(8, 8, 2));
    }

    @Test
    void aSmallScaleHasItsShareOfChannels() {
        Scale scale = new Scale(new FeatureShape(8, 8, 1), 10, 16, 2, 2, 1, Scale.Reduction.POOLED);
        Network network = space.network(space.parse("8:16:24:32:64"), scale);
        assertThat(network.node("reduction1.normalization").shape()).isEqualTo(new FeatureShape(4, 4, 6));
        assertThat(network.node("stage2.cell2.node3").shape()).isEqualTo(new FeatureShape(4, 4, 16));
        assertThatThrownBy(() -> space.network(
                        space.at(0), new Scale(new FeatureShape(8, 8, 1), 10, 16, 3, 2, 1, Scale.Reduction.POOLED)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nats-size has 5 layers");
    }
}
