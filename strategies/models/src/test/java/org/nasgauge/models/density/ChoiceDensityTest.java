package org.nasgauge.models.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.testkit.ProductSpace;

class ChoiceDensityTest {
    private final ProductSpace space = ProductSpace.of(3, 2);

    /** By hand: of 3 choices, 2 of 3 architectures took choice 0: (1 + 2) / (3 + 3). */
    @Test
    void probabilitiesAreCountsOnTopOfAUniformPrior() {
        ChoiceDensity density = density(Architecture.of(0, 1), Architecture.of(0, 0), Architecture.of(2, 1));
        assertThat(density.probability(0, 0)).isCloseTo(3 / 6.0, within(1e-15));
        assertThat(density.probability(0, 1)).isCloseTo(1 / 6.0, within(1e-15));
        assertThat(density.probability(0, 2)).isCloseTo(2 / 6.0, within(1e-15));
        assertThat(density.probability(1, 0)).isCloseTo(2 / 5.0, within(1e-15));
        assertThat(density.probability(1, 1)).isCloseTo(3 / 5.0, within(1e-15));
    }

    @Test
    void theRatioIsThatOfTheProducts() {
        ChoiceDensity good = density(Architecture.of(0, 1));
        ChoiceDensity others = density(Architecture.of(1, 1), Architecture.of(2, 0));
        // good: 2/4 · 2/3; others: 1/5 · 2/4
        assertThat(good.logRatio(others, Architecture.of(0, 1)))
                .isCloseTo(Math.log((2 / 4.0) * (2 / 3.0) / ((1 / 5.0) * (2 / 4.0))), within(1e-12));
    }

    @Test
    void drawsByItsProbabilities() {
        ChoiceDensity density = density(Architecture.of(0, 1), Architecture.of(0, 0), Architecture.of(2, 1));
        SeededRandom random = SeedTree.root(1).generator();
        int[] counts = new int[3];
        for (int i = 0; i < 60_000; i++) {
            counts[density.draw(0, random)]++;
        }
        assertThat(counts[0] / 60_000.0).isCloseTo(3 / 6.0, within(0.01));
        assertThat(counts[1] / 60_000.0).isCloseTo(1 / 6.0, within(0.01));
    }

    private ChoiceDensity density(Architecture... architectures) {
        ChoiceDensity density = new ChoiceDensity(space.decisions());
        for (Architecture architecture : architectures) {
            density.add(architecture);
        }
        return density;
    }
}
