package org.nasgauge.models.curve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;

class CurvePriorTest {
    private static final int SEEN = 9;
    private static final int EPOCHS = 27;
    private static final int CURVES = 200;

    /** Of curves that are of the prior. A finite sample may make intervals too wide, and not too narrow. */
    @Test
    void intervalsCoverTheTruthAsOftenAsTheySay() {
        CurvePrior prior = new CurvePrior(SEEN, EPOCHS, 20_000, SeedTree.root(1).generator());
        SeededRandom random = SeedTree.root(2).generator();
        double[] levels = {0.5, 0.8, 0.95};
        double[] covered = new double[levels.length];
        double crps = 0;
        double persistence = 0;
        for (int trial = 0; trial < CURVES; trial++) {
            double[] truth = SimulatedCurve.draw(EPOCHS, random);
            double[] seen = Arrays.copyOf(truth, SEEN);
            WeightedSample end = prior.posterior(seen);
            for (int i = 0; i < levels.length; i++) {
                boolean inside = truth[EPOCHS - 1] >= end.quantile((1 - levels[i]) / 2)
                        && truth[EPOCHS - 1] <= end.quantile((1 + levels[i]) / 2);
                covered[i] += inside ? 1.0 / CURVES : 0;
            }
            crps += end.crps(truth[EPOCHS - 1]) / CURVES;
            persistence += Math.abs(truth[EPOCHS - 1] - seen[SEEN - 1]) / CURVES;
        }
        for (int i = 0; i < levels.length; i++) {
            assertThat(covered[i]).as("%s", levels[i]).isBetween(levels[i] - 0.08, levels[i] + 0.2);
        }
        assertThat(crps).isLessThan(0.75 * persistence);
    }

    /** However little a curve has in common with the prior, and however long it is, a score of curves stand for its end. */
    @Test
    void whatNoCurveOfThePriorIsLikeIsStillADistribution() {
        CurvePrior prior = new CurvePrior(SEEN, EPOCHS, 2_000, SeedTree.root(3).generator());
        SeededRandom random = SeedTree.root(4).generator();
        for (double size : new double[] {-100, -1, 0, 1, 5, 1e3, 1e9}) {
            double[] seen = new double[SEEN];
            Arrays.setAll(seen, i -> size * (1 + random.nextDouble()));
            WeightedSample end = prior.posterior(seen);
            double[] levels = {0.05, 0.25, 0.5, 0.75, 0.95};
            double[] quantiles = Arrays.stream(levels).map(end::quantile).toArray();
            assertThat(quantiles).as("%s", size).doesNotHaveDuplicates().isSorted();
            assertThat(end.mean()).isBetween(end.quantile(0), end.quantile(1));
            assertThat(end.logDensity(end.mean())).isFinite();
        }
    }
}
