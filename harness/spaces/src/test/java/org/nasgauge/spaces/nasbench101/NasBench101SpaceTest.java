package org.nasgauge.spaces.nasbench101;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.networks.FeatureShape;
import org.nasgauge.networks.NetworkDefined.DeadOperations;
import org.nasgauge.networks.Scale;
import org.nasgauge.spaces.Reference;
import org.nasgauge.spaces.graph.EdgeBits;
import org.nasgauge.spaces.nasbench101.Module.Operation;
import org.nasgauge.testkit.NetworkDefinedContract;

class NasBench101SpaceTest extends NetworkDefinedContract {
    private static final List<Operation> OPERATIONS = List.of(Operation.values());

    private final NasBench101Space space = new NasBench101Space();
    private final OfficialDraws official = new OfficialDraws(space);

    /** The example of the benchmark's own documentation. */
    private static final String INCEPTION_LIKE = "0111010" + "0000001" + "0000001" + "0000100" + "0000001" + "0000001"
            + "0000000:input,conv1x1-bn-relu,conv3x3-bn-relu,conv3x3-bn-relu,conv3x3-bn-relu,maxpool3x3,output";

    @Override
    protected SearchSpace space() {
        return space;
    }

    @Override
    protected Scale otherScale() {
        return new Scale(new FeatureShape(8, 8, 1), 10, 8, 2, 1, 1, Scale.Reduction.POOLED);
    }

    @Override
    protected List<String> illegalTexts() {
        return List.of(
                "",
                "0100",
                "0000:input,output",
                "0110:input,output",
                "0100:input,conv3x3-bn-relu,output",
                "0100:output,input",
                "010001000:input,conv5x5-bn-relu,output");
    }

    /** The two inner vertices are not connected, and may be numbered either way. */
    @Override
    protected List<List<Architecture>> knownIsomorphic() {
        return List.of(List.of(
                space.parse("0110" + "0001" + "0001" + "0000:input,conv3x3-bn-relu,maxpool3x3,output"),
                space.parse("0110" + "0001" + "0001" + "0000:input,maxpool3x3,conv3x3-bn-relu,output")));
    }

    @Test
    void numbersThePublishedCountOfNetworks() {
        assertThat(space.size()).isEqualTo(423_624);
    }

    @Test
    void countsTheParametersOfTheInceptionLikeCellAsPublished() {
        assertThat(space.complexity(space.parse(INCEPTION_LIKE), DeadOperations.KEPT)
                        .parameters())
                .isEqualTo(2_694_282);
    }

    @Test
    void findsEveryOfficialModuleWithItsHashAndParameters() {
        List<String> rows = Reference.lines("nasbench101/nb101.csv.gz");
        assertThat(rows).hasSize(1 + space.size());
        List<String> differing = rows.subList(1, rows.size()).parallelStream()
                .filter(row -> {
                    String[] cells = row.split(",", -1);
                    String text = cells[3] + ":input,"
                            + cells[4].chars()
                                    .mapToObj(
                                            label -> OPERATIONS.get(label - '0').officialName() + ",")
                                    .collect(Collectors.joining())
                            + "output";
                    Architecture genome = space.parse(text);
                    return !(space.canonicalId(genome).equals(text)
                            && space.module(genome).hash().equals(cells[1])
                            && space.complexity(genome, DeadOperations.KEPT).parameters() == Long.parseLong(cells[5]));
                })
                .toList();
        assertThat(differing).isEmpty();
    }

    @Test
    void numbersNetworksByVerticesThenEdges() {
        int previous = 0;
        for (int index = 0; index < space.size(); index++) {
            Module module = space.module(space.at(index));
            int place = module.vertices() << 21 | module.edges();
            assertThat(place).isGreaterThanOrEqualTo(previous);
            previous = place;
        }
    }

    /** The official hash knows nothing of the canonical form. */
    @Test
    void givesGenomesOneCanonicalFormIfAndOnlyIfTheirHashesAreEqual() {
        SeededRandom random = SeedTree.root(7).generator();
        for (int i = 0; i < 2_000; i++) {
            Architecture genome = official.sample(random);
            Architecture other = official.mutate(genome, 1, random);
            assertThat(space.canonicalId(genome).equals(space.canonicalId(other)))
                    .isEqualTo(space.module(genome)
                            .hash()
                            .equals(space.module(other).hash()));
            assertThat(space.module(space.canonical(genome)).hash())
                    .isEqualTo(space.module(genome).hash());
        }
    }

    @Test
    void readsNaslibsTuplesWithTheirOwnOrderOfOperations() {
        assertThat(space.format(
                        space.notations().get(0).read("(0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 4, 2, 1)")))
                .isEqualTo("0100" + "0010" + "0001" + "0000:input,conv3x3-bn-relu,maxpool3x3,output");
    }

    @Test
    void saysWhyASpecificationIsInvalid() {
        String pool = ":input,maxpool3x3,output";
        assertThat(space.violation(space.parse("010001000" + pool))).isEmpty();
        assertThatThrownBy(() -> space.parse("010000000" + pool)).hasMessageContaining("no path");
        assertThatThrownBy(() -> space.parse("010001100" + pool)).hasMessageContaining("edge from 2 to 0");
        assertThatThrownBy(() -> space.parse("01000200" + pool)).hasMessageContaining("8 entries; expected 9");
        assertThatThrownBy(() -> space.parse("010002000" + pool)).hasMessageContaining("'2' at position 6");
        assertThatThrownBy(() -> space.parse("010001000:input,maxpool,output")).hasMessageContaining("maxpool3x3");
        assertThatThrownBy(() -> space.parse("010001000:maxpool3x3,input,output"))
                .hasMessageContaining("first");
        int[] everyEdge = new int[26];
        Arrays.fill(everyEdge, 0, 21, 1);
        assertThat(space.violation(Architecture.of(everyEdge)).orElseThrow()).contains("21 edges");
        assertThatThrownBy(() -> space.indexOf(Architecture.of(everyEdge))).hasMessageContaining("21 edges");
        assertThat(space.violation(Architecture.of(0, 1)).orElseThrow()).contains("2 decisions");
    }

    @Test
    void countsOnlyTheEdgesThatRemainAfterPruning() {
        Architecture genome = space.specification("0111101" + "0011110" + "0001110" + "0000110" + "0000010" + "0000000"
                + "0000000:input,maxpool3x3,maxpool3x3,maxpool3x3,maxpool3x3,maxpool3x3,output");
        assertThat(space.canonicalId(genome)).isEqualTo("0100:input,output");
    }

    @Test
    void writesAGenomeWithItsUnusedVertices() {
        String leftOut = "0100" + "0001" + "0000" + "0000:input,conv1x1-bn-relu,conv3x3-bn-relu,output";
        assertThat(space.format(space.specification(leftOut))).isEqualTo("010001000:input,conv1x1-bn-relu,output");
        String unused = "0100" + "0001" + "0000" + "0000:input,conv1x1-bn-relu,maxpool3x3,output";
        assertThat(space.format(space.parse(unused))).isEqualTo(unused);
        assertThat(space.canonicalId(space.parse(unused))).isEqualTo("010001000:input,conv1x1-bn-relu,output");
    }

    @Test
    void hasNeighboursThatUseWhatChanged() {
        Architecture chain = space.parse("010001000:input,conv1x1-bn-relu,output");
        assertThat(space.neighbours(chain))
                .extracting(space::format)
                .containsExactly(
                        "010001000:input,conv3x3-bn-relu,output",
                        "010001000:input,maxpool3x3,output",
                        "011001000:input,conv1x1-bn-relu,output");
        Architecture lone = space.parse("0100:input,output");
        assertThat(space.neighbours(lone)).isEmpty();
        assertThat(space.mutate(lone, SeedTree.root(1).generator())).isEqualTo(lone);
    }

    @Test
    void samplesSpecificationsUniformlyOverValidGenomes() {
        int[] valid = IntStream.range(0, 1 << 21)
                .filter(edges -> {
                    int used = EdgeBits.onPaths(edges, 7);
                    return used != 0 && Integer.bitCount(EdgeBits.induced(edges, 7, used)) <= 9;
                })
                .toArray();
        int direct = EdgeBits.edge(0, 6);
        double expected =
                Arrays.stream(valid).filter(edges -> (edges & direct) != 0).count() / (double) valid.length;
        SeededRandom random = SeedTree.root(3).generator();
        int draws = 20_000;
        long found = IntStream.range(0, draws)
                .filter(i -> official.sample(random).choice(5) == 1)
                .count();
        double deviation = Math.sqrt(expected * (1 - expected) / draws);
        assertThat(found / (double) draws).isCloseTo(expected, within(4 * deviation));
    }
}
