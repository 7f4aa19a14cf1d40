package org.nasgauge.search.bayesian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.testkit.SearchStrategyContract;

class BananasTest extends SearchStrategyContract {
    @Override
    protected SearchStrategy strategy() {
        return new Bananas(new RankedMutants(), 2, new NetworkSettings(2, 20, 5, 0.01));
    }

    @Override
    protected boolean fitsAModel() {
        return true;
    }

    /** Predictions 1, 2, 3: mean 2, unbiased variance 1. */
    @Test
    void drawsFromTheNormalDistributionThatTheEnsemblePredicts() {
        SeededRandom random = SeedTree.root(1).generator();
        List<float[]> predictions = List.of(new float[] {1, 5}, new float[] {2, 5}, new float[] {3, 5});
        double[] first = IntStream.range(0, 20_000)
                .mapToDouble(i -> Bananas.draws(predictions, 2, random)[0])
                .toArray();
        double mean = DoubleStream.of(first).average().orElseThrow();
        double variance = DoubleStream.of(first)
                .map(x -> (x - mean) * (x - mean))
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(2, within(0.03));
        assertThat(variance).isCloseTo(1, within(0.05));
        assertThat(Bananas.draws(predictions, 2, random)[1]).isEqualTo(5);
    }
}
