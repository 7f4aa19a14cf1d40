package org.nasgauge.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.error.Quoted;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.api.space.GraphEncoded;
import org.nasgauge.api.space.LabelledGraph;
import org.nasgauge.api.space.Notation;
import org.nasgauge.api.space.PathEncoded;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.api.space.SearchSpaceProvider;

/** What every search space promises. A test class of a space extends it and names the space. */
public abstract class SearchSpaceContract {
    private static final int SAMPLES = 300;
    private static final int DRAWS = 20_000;

    protected abstract SearchSpace space();

    /** Texts that name no architecture of the space. */
    protected abstract List<String> illegalTexts();

    /** Groups of different genomes that are known to be the same network. */
    protected List<List<Architecture>> knownIsomorphic() {
        return List.of();
    }

    @Test
    protected void isFoundByItsName() {
        assertThat(ServiceLoader.load(SearchSpaceProvider.class))
                .flatExtracting(SearchSpaceProvider::names)
                .containsOnlyOnce(space().name());
        for (SearchSpaceProvider provider : ServiceLoader.load(SearchSpaceProvider.class)) {
            if (provider.names().contains(space().name())) {
                SearchSpace found = provider.space(space().name());
                assertThat(found.name()).isEqualTo(space().name());
                assertThat(found.decisions()).isEqualTo(space().decisions());
            }
        }
    }

    @Test
    protected void parseIsTheInverseOfFormat() {
        samples()
                .forEach(architecture ->
                        assertThat(space().parse(space().format(architecture))).isEqualTo(architecture));
    }

    @Test
    protected void illegalTextsAreRefusedWithAMessage() {
        for (String text : illegalTexts()) {
            assertThatThrownBy(() -> space().parse(text))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(Quoted.of(text));
        }
    }

    @Test
    protected void notationsAreReadAsTheyAreWritten() {
        assertThat(space().notations()).extracting(Notation::name).doesNotHaveDuplicates();
        for (Notation notation : space().notations()) {
            samples().forEach(architecture -> {
                String text = notation.write(architecture);
                Architecture read = notation.read(text);
                assertThat(notation.write(read)).as(notation.name()).isEqualTo(text);
                assertThat(space().canonicalId(read)).as(notation.name()).isEqualTo(space().canonicalId(architecture));
            });
            for (String text : illegalTexts()) {
                assertThatThrownBy(() -> notation.read(text))
                        .as(notation.name() + " " + text)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining(Quoted.of(text));
            }
        }
    }

    /** Whatever stands in a text, it is either read as what it says or refused. */
    @Test
    protected void damagedTextsAreReadExactlyOrRefused() {
        SeededRandom random = random("damage");
        for (int i = 0; i < 2_000; i++) {
            String text = damaged(space().format(space().sample(random)), random);
            try {
                assertThat(space().format(space().parse(text))).isEqualTo(text);
            } catch (IllegalArgumentException refused) {
                assertThat(refused).hasMessageContaining(Quoted.of(text));
            }
        }
    }

    @Test
    protected void genomesOfTheWrongLengthOrWithUnknownChoicesAreIllegal() {
        Architecture architecture = space().sample(random("sample"));
        int last = architecture.length() - 1;
        assertThat(space().violation(Architecture.of())).isPresent();
        assertThat(space().violation(Architecture.of(new int[architecture.length() + 1])))
                .isPresent();
        assertThat(space().violation(architecture.with(0, -1))).isPresent();
        int choices = space().decisions().get(last).size();
        assertThat(space().violation(architecture.with(last, choices))).isPresent();
    }

    @Test
    protected void samplesAreLegal() {
        samples().forEach(this::assertLegal);
    }

    @Test
    protected void canonicalIsLegalAndIdempotent() {
        samples().forEach(architecture -> {
            Architecture canonical = space().canonical(architecture);
            assertLegal(canonical);
            assertThat(space().canonical(canonical)).isEqualTo(canonical);
            assertThat(space().canonicalId(architecture)).isEqualTo(space().format(canonical));
        });
    }

    @Test
    protected void canonicalIsOneForAllGenomesOfANetwork() {
        for (List<Architecture> group : knownIsomorphic()) {
            assertThat(group.stream().map(space()::canonicalId).distinct()).hasSize(1);
        }
    }

    @Test
    protected void neighboursAreLegalDistinctOthersAndSymmetric() {
        samples().forEach(architecture -> {
            List<Architecture> neighbours = space().neighbours(architecture);
            assertThat(neighbours)
                    .doesNotHaveDuplicates()
                    .doesNotContain(architecture)
                    .isEqualTo(space().neighbours(architecture));
            for (Architecture neighbour : neighbours) {
                assertLegal(neighbour);
                assertThat(space().neighbours(neighbour)).contains(architecture);
            }
        });
    }

    @Test
    protected void mutationDrawsUniformlyFromTheNeighbours() {
        SeededRandom random = random("mutate");
        Architecture architecture = space().sample(random);
        List<Architecture> neighbours = space().neighbours(architecture);
        long[] counts = new long[neighbours.size()];
        for (int i = 0; i < DRAWS; i++) {
            int drawn = neighbours.indexOf(space().mutate(architecture, random));
            assertThat(drawn).as("place among the neighbours").isNotNegative();
            counts[drawn]++;
        }
        Uniformity.assertUniform(counts);
    }

    @Test
    protected void childrenAreLegalAndHaveTheirParentsGenes() {
        SeededRandom random = random("crossover");
        Set<Architecture> children = new HashSet<>();
        for (int i = 0; i < SAMPLES; i++) {
            Architecture mother = space().sample(random);
            Architecture father = space().sample(random);
            Architecture child = space().crossover(mother, father, random);
            assertLegal(child);
            for (int gene = 0; gene < child.length(); gene++) {
                assertThat(child.choice(gene)).isIn(mother.choice(gene), father.choice(gene));
            }
            children.add(child);
        }
        assertThat(children).hasSizeGreaterThan(1);
    }

    @Test
    protected void theIndexIsABijection() {
        EnumerableSpace numbered = numbered();
        IntStream.range(0, numbered.size()).forEach(index -> {
            assertLegal(numbered.at(index));
            assertThat(numbered.indexOf(numbered.at(index))).isEqualTo(index);
        });
    }

    @Test
    protected void samplingIsUniformOverTheIndices() {
        EnumerableSpace numbered = numbered();
        int bins = Math.min(numbered.size(), 61);
        long[] counts = new long[bins];
        double[] shares = new double[bins];
        for (int index = 0; index < numbered.size(); index++) {
            shares[index % bins] += 1.0 / numbered.size();
        }
        SeededRandom random = random("uniform");
        for (int i = 0; i < DRAWS; i++) {
            counts[numbered.indexOf(numbered.sample(random)) % bins]++;
        }
        Uniformity.assertShares(counts, shares);
    }

    @Test
    protected void pathsAreNumbersFromTheirRangeAscendingEachOnce() {
        Assumptions.assumeTrue(space() instanceof PathEncoded, "the space has no paths");
        PathEncoded encoded = (PathEncoded) space();
        Set<List<Integer>> different = new HashSet<>();
        samples().forEach(architecture -> {
            int[] paths = encoded.paths(architecture);
            assertThat(paths).isSorted().doesNotHaveDuplicates().isEqualTo(encoded.paths(architecture));
            assertThat(IntStream.of(paths)).allMatch(path -> path >= 0 && path < encoded.pathCount());
            different.add(IntStream.of(paths).boxed().toList());
        });
        assertThat(different).hasSizeGreaterThan(1);
    }

    @Test
    protected void graphsAreAcyclicAndLabelled() {
        Assumptions.assumeTrue(space() instanceof GraphEncoded, "the space has no graphs");
        GraphEncoded encoded = (GraphEncoded) space();
        Set<LabelledGraph> different = new HashSet<>();
        samples().forEach(architecture -> {
            LabelledGraph graph = encoded.graph(architecture);
            assertThat(graph).isEqualTo(encoded.graph(architecture));
            assertThat(graph.labels()).isNotEmpty().allMatch(label -> label >= 0 && label < encoded.labelCount());
            assertThat(graph.edges())
                    .doesNotHaveDuplicates()
                    .allMatch(edge -> edge.source() >= 0
                            && edge.source() < edge.target()
                            && edge.target() < graph.labels().size());
            different.add(graph);
        });
        assertThat(different).hasSizeGreaterThan(1);
    }

    private EnumerableSpace numbered() {
        Assumptions.assumeTrue(space() instanceof EnumerableSpace, "the space is not numbered");
        return (EnumerableSpace) space();
    }

    private Stream<Architecture> samples() {
        SeededRandom random = random("sample");
        return Stream.generate(() -> space().sample(random)).limit(SAMPLES);
    }

    private void assertLegal(Architecture architecture) {
        assertThat(space().violation(architecture)).as(architecture.toString()).isEmpty();
    }

    private static String damaged(String text, SeededRandom random) {
        int at = random.nextInt(text.length());
        int to = at + random.nextInt(text.length() - at) + 1;
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at);
            case 1 -> text.substring(0, at) + text.substring(to);
            case 2 -> text.substring(0, at) + (char) (' ' + random.nextInt(95)) + text.substring(at + 1);
            default -> text.substring(0, to) + text.substring(at);
        };
    }

    private static SeededRandom random(String name) {
        return SeedTree.root(0).child(name).generator();
    }
}
