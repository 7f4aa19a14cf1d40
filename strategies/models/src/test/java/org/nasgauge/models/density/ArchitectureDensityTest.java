package org.nasgauge.models.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Prior;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;
import org.nasgauge.testkit.ProductSpace;

/** Three architectures of 3 and 2 choices with the weights 1/2, 1, 1, and a prior of weight 2. */
class ArchitectureDensityTest {
    private static final ProductSpace SPACE = ProductSpace.of(3, 2);
    private static final Prior UNIFORM = Prior.uniform(SPACE.decisions());
    private static final Prior BELIEVED = Prior.of(List.of(List.of(0.7, 0.2, 0.1), List.of(0.4, 0.6)));
    private static final List<Architecture> DATA =
            List.of(Architecture.of(0, 1), Architecture.of(2, 1), Architecture.of(2, 0));
    private static final double[] WEIGHTS = {0.5, 1, 1};

    static Stream<ArchitectureDensity> densities() {
        return Stream.of(UNIFORM, BELIEVED)
                .flatMap(prior -> Stream.of(
                        ChoiceDensity.ofCounts(DATA, WEIGHTS, prior, 2),
                        ChoiceDensity.ofKernels(DATA, WEIGHTS, prior, 2),
                        new JointKernels(DATA, WEIGHTS, prior, 2)));
    }

    /** numpy, by the formulas of hyperopt: bincount(weights) + 2, normalised. */
    @Test
    void countsAreThoseOfHyperopt() {
        ChoiceDensity counts = ChoiceDensity.ofCounts(DATA, WEIGHTS, UNIFORM, 2);
        assertProbabilities(counts, 0, 2.5 / 8.5, 2 / 8.5, 4 / 8.5);
        assertProbabilities(counts, 1, 3 / 6.5, 3.5 / 6.5);
    }

    /** numpy, by the formulas of Optuna: rows of 2 / 4, one more at the datum, normalised; weighted with 2 for the prior's. */
    @Test
    void kernelsAreThoseOfOptuna() {
        ChoiceDensity kernels = ChoiceDensity.ofKernels(DATA, WEIGHTS, UNIFORM, 2);
        assertProbabilities(kernels, 0, 0.3037037037037037, 0.2592592592592593, 0.437037037037037);
        assertProbabilities(kernels, 1, 0.4722222222222222, 0.5277777777777778);
    }

    /** The same in products over both decisions. */
    @Test
    void jointKernelsAreThoseOfOptuna() {
        double[][] expected = {
            {0.13518518518518519, 0.1685185185185185},
            {0.12407407407407407, 0.13518518518518519},
            {0.21296296296296297, 0.22407407407407406}
        };
        JointKernels kernels = new JointKernels(DATA, WEIGHTS, UNIFORM, 2);
        for (int first = 0; first < 3; first++) {
            for (int second = 0; second < 2; second++) {
                assertThat(probability(kernels, Architecture.of(first, second)))
                        .isCloseTo(expected[first][second], within(1e-12));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("densities")
    void drawsByItsProbabilities(ArchitectureDensity density) {
        SeededRandom random = SeedTree.root(1).generator();
        double[] counts = new double[6];
        for (int i = 0; i < 60_000; i++) {
            counts[SPACE.indexOf(density.draw(random))]++;
        }
        for (int index = 0; index < counts.length; index++) {
            assertThat(counts[index] / 60_000).isCloseTo(probability(density, SPACE.at(index)), within(0.008));
        }
    }

    /** Without data there is the prior alone. */
    @Test
    void withoutDataTheyAreThePrior() {
        for (ArchitectureDensity density : List.of(
                ChoiceDensity.ofCounts(List.of(), new double[0], BELIEVED, 2),
                ChoiceDensity.ofKernels(List.of(), new double[0], BELIEVED, 2),
                new JointKernels(List.of(), new double[0], BELIEVED, 2))) {
            for (int index = 0; index < 6; index++) {
                Architecture architecture = SPACE.at(index);
                assertThat(probability(density, architecture))
                        .isCloseTo(
                                BELIEVED.probability(0, architecture.choice(0))
                                        * BELIEVED.probability(1, architecture.choice(1)),
                                within(1e-12));
            }
        }
    }

    /** No product of a thousand factors leaves what a double holds. */
    @Test
    void manyDecisionsOverflowNothing() {
        List<Decision> decisions =
                Collections.nCopies(1_000, new Decision("operation", List.of("a", "b", "c", "d", "e")));
        Prior prior = Prior.uniform(decisions);
        int[] choices = new int[1_000];
        List<Architecture> data = List.of(Architecture.of(choices));
        Arrays.fill(choices, 3);
        Architecture other = Architecture.of(choices);
        for (ArchitectureDensity density : List.of(
                ChoiceDensity.ofKernels(data, new double[] {1}, prior, 1),
                new JointKernels(data, new double[] {1}, prior, 1))) {
            assertThat(density.log(data.get(0))).isFinite().isGreaterThan(density.log(other));
            assertThat(density.log(other)).isFinite();
        }
    }

    private static void assertProbabilities(ChoiceDensity density, int decision, double... expected) {
        for (int choice = 0; choice < expected.length; choice++) {
            assertThat(density.probability(decision, choice)).isCloseTo(expected[choice], within(1e-12));
        }
    }

    /** What is known up to a factor, made to sum to 1. */
    private static double probability(ArchitectureDensity density, Architecture architecture) {
        double sum = 0;
        for (int index = 0; index < SPACE.size(); index++) {
            sum += Math.exp(density.log(SPACE.at(index)));
        }
        return Math.exp(density.log(architecture)) / sum;
    }
}
