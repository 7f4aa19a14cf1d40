package org.nasgauge.search.bayesian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.models.gaussian.HammingPosterior;
import org.nasgauge.models.gaussian.PoolDistances;
import org.nasgauge.testkit.ProductSpace;

class PoolModelTest {
    private final ProductSpace space = ProductSpace.of(4, 5, 3, 4);
    private final Architecture[] pool = all();

    /** By hand: 0.5 · (φ(−1) − Φ(−1)) = 0.5 · 0.0833155. */
    @Test
    void expectedImprovementIsThatOfANormalVariable() {
        assertThat(Acquisition.expectedImprovement(1.5, 0.5, 2)).isCloseTo(0.0416577, within(1e-7));
        assertThat(Acquisition.expectedImprovement(3, 0, 2)).isEqualTo(1);
        assertThat(Acquisition.expectedImprovement(1, 0, 2)).isEqualTo(0);
    }

    /** Against a slow search through all candidates, which evaluates every one. */
    @Test
    void findsTheGreatestAcquisition() {
        SeededRandom random = SeedTree.root(1).generator();
        PoolModel improvement = model(Acquisition.EXPECTED_IMPROVEMENT, random);
        PoolModel bound = model(Acquisition.UPPER_CONFIDENCE_BOUND, random);
        HammingPosterior posterior = new HammingPosterior(PoolDistances.ofChoices(pool), 2, 0.01);
        BitSet seen = new BitSet();
        double incumbent = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < 60; i++) {
            int member = random.nextInt(pool.length);
            double score = random.nextGaussian() + pool[member].choice(0);
            improvement.observe(member, score);
            bound.observe(member, score);
            posterior.observe(member, score);
            seen.set(member);
            incumbent = Math.max(incumbent, score);
            int byImprovement = -1;
            int byBound = -1;
            double greatestImprovement = Double.NEGATIVE_INFINITY;
            double greatestBound = Double.NEGATIVE_INFINITY;
            for (int candidate = 0; candidate < pool.length; candidate++) {
                double mean = posterior.mean(candidate);
                double deviation = posterior.deviation(candidate);
                double value = Acquisition.expectedImprovement(mean, deviation, incumbent);
                if (!seen.get(candidate) && value > greatestImprovement) {
                    byImprovement = candidate;
                    greatestImprovement = value;
                }
                if (!seen.get(candidate) && mean + 3 * deviation > greatestBound) {
                    byBound = candidate;
                    greatestBound = mean + 3 * deviation;
                }
            }
            assertThat(improvement.mostPromising(seen)).isEqualTo(byImprovement);
            assertThat(bound.mostPromising(seen)).isEqualTo(byBound);
        }
    }

    /** Two candidates that were never near anything seen are drawn about equally often. */
    @Test
    void thompsonSamplingDrawsFromThePosterior() {
        SeededRandom random = SeedTree.root(2).generator();
        Architecture[] three = {Architecture.of(0, 0), Architecture.of(1, 1), Architecture.of(2, 2)};
        PoolModel model = new PoolModel(
                three,
                PoolDistances.ofChoices(three),
                0.01,
                1e-6,
                Acquisition.INDEPENDENT_THOMPSON_SAMPLING,
                0,
                random);
        model.observe(0, 1);
        BitSet excluded = new BitSet();
        int[] counts = new int[3];
        for (int i = 0; i < 8_000; i++) {
            counts[model.mostPromising(excluded)]++;
        }
        // The first is 1 for certain, the others are normal around 1: it is the greatest in a quarter of the draws.
        assertThat(counts[0] / 8_000.0).isCloseTo(0.25, within(0.02));
        assertThat(counts[1] / 8_000.0).isCloseTo(0.375, within(0.02));
    }

    private PoolModel model(Acquisition acquisition, SeededRandom random) {
        return new PoolModel(pool, PoolDistances.ofChoices(pool), 2, 0.01, acquisition, 9, random);
    }

    private Architecture[] all() {
        Architecture[] all = new Architecture[space.size()];
        for (int index = 0; index < all.length; index++) {
            all[index] = space.at(index);
        }
        return all;
    }
}
