package org.nasgauge.models.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.testkit.ProductSpace;

class BoostedTreesTest {
    private static final ProductSpace SPACE = ProductSpace.of(4, 3);

    private final SeededRandom random = SeedTree.root(1).generator();

    /** By hand: one tree of one split sends each choice to a leaf of its own, which goes all the way to its median. */
    @Test
    void oneTreeWithAWholeStepHasTheMediansOfItsLeaves() {
        ProductSpace space = ProductSpace.of(2);
        List<Architecture> data = List.of(space.at(0), space.at(0), space.at(0), space.at(1), space.at(1));
        double[] scores = {1, 2, 9, 20, 30};
        BoostedTrees median = boosted(space, 1, 1, 1, 0.5, data, scores);
        assertThat(median.predict(space.at(0))).isEqualTo(2);
        assertThat(median.predict(space.at(1))).isEqualTo(20);
    }

    /** Of normal scores around a mean of its own, each architecture has its quantile at so many deviations from it. */
    @Test
    void quantilesAreThoseOfTheDistribution() {
        List<Architecture> data = new ArrayList<>();
        double[] scores = new double[12_000];
        for (int i = 0; i < scores.length; i++) {
            data.add(SPACE.sample(random));
            scores[i] = mean(data.get(i)) + random.nextGaussian();
        }
        BoostedTrees upper = boosted(SPACE, 60, 3, 0.2, 0.8413, data, scores);
        for (int index = 0; index < SPACE.size(); index++) {
            assertThat(upper.predict(SPACE.at(index))).isCloseTo(mean(SPACE.at(index)) + 1, within(0.25));
        }
    }

    /** Where two in three of a choice are ones, their odds are two to one. */
    @Test
    void theLogisticLossEndsAtTheLogarithmOfTheOdds() {
        ProductSpace space = ProductSpace.of(3);
        List<Architecture> data = new ArrayList<>();
        double[] scores = new double[36];
        for (int i = 0; i < 36; i++) {
            data.add(space.at(i % 3));
            scores[i] = i % 3 == 0 ? i / 3 % 3 == 0 ? 0 : 1 : i / 3 % 4 == 0 ? 1 : 0;
        }
        BoostedTrees model = new BoostedTrees(
                space.decisions(), new BoostedTrees.Shape(200, 2, 0.1), BoostedTrees.Loss.Logistic.LOSS, random);
        model.fit(data, scores);
        assertThat(model.predict(space.at(0))).isCloseTo(Math.log(2), within(1e-3));
        assertThat(model.predict(space.at(1))).isCloseTo(Math.log(1 / 3.0), within(1e-3));
    }

    @Test
    void survivesScoresThatAreAllAlike() {
        double[] ones = new double[12];
        Arrays.fill(ones, 1);
        List<Architecture> all =
                Arrays.stream(new int[12]).mapToObj(i -> SPACE.sample(random)).toList();
        BoostedTrees model = new BoostedTrees(
                SPACE.decisions(), new BoostedTrees.Shape(50, 3, 0.1), BoostedTrees.Loss.Logistic.LOSS, random);
        model.fit(all, ones);
        assertThat(model.predict(SPACE.at(3))).isFinite().isPositive();
        assertThat(boosted(SPACE, 50, 3, 0.1, 0.5, all, ones).predict(SPACE.at(3)))
                .isEqualTo(1);
    }

    /** Quantiles learned from 100 scores of which the choices say nothing are too near each other; so many are to be between the outer two. */
    @Test
    void conformalisedQuantilesCoverWhatTheyPromise() {
        double plain = coverage(1_000);
        double conformal = coverage(50);
        assertThat(plain).isLessThan(0.5);
        assertThat(conformal).isCloseTo(2 / 3.0, within(0.05));
    }

    /** The share of new scores between the first and the last of five quantiles. */
    private double coverage(int leastToConformalise) {
        ProductSpace space = ProductSpace.of(6, 6, 6);
        int inside = 0;
        int all = 0;
        for (int repetition = 0; repetition < 60; repetition++) {
            List<Architecture> data = new ArrayList<>();
            double[] scores = new double[100];
            for (int i = 0; i < scores.length; i++) {
                data.add(space.sample(random));
                scores[i] = random.nextGaussian();
            }
            ConformalQuantiles model = new ConformalQuantiles(
                    space.decisions(), 5, new BoostedTrees.Shape(40, 3, 0.3), 0.3, leastToConformalise, random);
            model.fit(data, scores);
            for (int i = 0; i < 50; i++) {
                Architecture next = space.sample(random);
                double score = random.nextGaussian();
                inside += model.predict(0, next) <= score && score <= model.predict(4, next) ? 1 : 0;
                all++;
            }
        }
        return inside / (double) all;
    }

    private static double mean(Architecture architecture) {
        return 3 * architecture.choice(0) - 2 * architecture.choice(1);
    }

    private BoostedTrees boosted(
            ProductSpace space,
            int trees,
            int depth,
            double rate,
            double level,
            List<Architecture> data,
            double[] scores) {
        BoostedTrees model = new BoostedTrees(
                space.decisions(),
                new BoostedTrees.Shape(trees, depth, rate),
                new BoostedTrees.Loss.Pinball(level),
                random);
        model.fit(data, scores);
        return model;
    }
}
