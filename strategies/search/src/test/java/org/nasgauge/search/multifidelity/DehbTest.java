package org.nasgauge.search.multifidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.testkit.ProductSpace;
import org.nasgauge.testkit.SearchStrategyContract;
import org.nasgauge.testkit.ToyBenchmark;
import org.nasgauge.testkit.Trials;

class DehbTest extends SearchStrategyContract {
    @Override
    protected SearchStrategy strategy() {
        return new Dehb();
    }

    /** The brackets have the sizes of HpBandSter, and the first of them is successive halving. */
    @Test
    void theFirstBracketPromotesTheBestOfEachRung() {
        ToyBenchmark benchmark = ToyBenchmark.additive(31, 29, 23);
        List<Observation> told = Trials.run(create(benchmark.problem(70), 1), benchmark, 70);
        int[] counts = {27, 9, 3, 1, 9, 3, 1, 6, 2, 4, 5};
        int[] epochs = {1, 3, 9, 27, 3, 9, 27, 9, 27, 27, 1};
        assertThat(told)
                .extracting(observation -> observation.trial().fidelity().epoch())
                .containsExactlyElementsOf(IntStream.range(0, counts.length)
                        .flatMap(i -> IntStream.generate(() -> epochs[i]).limit(counts[i]))
                        .boxed()
                        .toList());
        List<Architecture> best = architectures(told.subList(0, 27)).stream()
                .sorted(Comparator.comparingDouble(benchmark.score()).reversed())
                .limit(9)
                .toList();
        assertThat(architectures(told.subList(27, 36))).isEqualTo(best);
    }

    @Test
    void populationsBecomeBetter() {
        ToyBenchmark benchmark = ToyBenchmark.additive(5, 5, 5, 5);
        double before = 0;
        double after = 0;
        for (int seed = 0; seed < 20; seed++) {
            List<Observation> told = Trials.run(create(benchmark.problem(166), seed), benchmark, 166);
            before += mean(told.subList(0, 27));
            after += mean(told.subList(138, 165));
        }
        assertThat(after / 20).isGreaterThan(before / 20 + 0.4);
    }

    /** By hand: 0.5 + 0.5 (0.9 − 0.3) = 0.8; 0.9 + 0.5 (0.8 − 0.2) is above 1 and drawn anew. */
    @Test
    void aChildWithoutTargetIsTheMutant() {
        SeededRandom random = SeedTree.root(1).generator();
        DifferentialVector target = DifferentialVector.of(0.1, 0.1);
        DifferentialVector mutant = DifferentialVector.mutant(
                DifferentialVector.of(0.5, 0.9), DifferentialVector.of(0.9, 0.8), DifferentialVector.of(0.3, 0.2), 0.5);
        DifferentialVector child = target.crossed(mutant, 1, random);
        assertThat(child.component(0)).isCloseTo(0.8, within(1e-12));
        assertThat(child.component(1)).isBetween(0.0, 1.0);
    }

    @Test
    void aChildHasAtLeastOneComponentOfTheMutant() {
        SeededRandom random = SeedTree.root(1).generator();
        DifferentialVector zero = DifferentialVector.of(0, 0, 0);
        DifferentialVector half = DifferentialVector.of(0.5, 0.5, 0.5);
        for (int i = 0; i < 100; i++) {
            DifferentialVector child = zero.crossed(half, 0, random);
            assertThat(IntStream.range(0, 3).filter(c -> child.component(c) == 0.5))
                    .hasSize(1);
        }
    }

    @Test
    void architecturesComeBackFromTheirVectors() {
        ProductSpace space = ProductSpace.of(5, 1, 7, 2);
        SeededRandom random = SeedTree.root(1).generator();
        for (int index = 0; index < space.size(); index++) {
            Architecture architecture = space.at(index);
            assertThat(DifferentialVector.of(architecture, space, random).decode(space))
                    .isEqualTo(architecture);
        }
        assertThat(DifferentialVector.of(1, 1, 1, 1).decode(space)).isEqualTo(Architecture.of(4, 0, 6, 1));
    }

    private static List<Architecture> architectures(List<Observation> told) {
        return told.stream()
                .map(observation -> observation.trial().architecture())
                .toList();
    }

    private static double mean(List<Observation> told) {
        return told.stream()
                .mapToDouble(observation -> ((Observation.Scored) observation).score())
                .average()
                .orElseThrow();
    }
}
