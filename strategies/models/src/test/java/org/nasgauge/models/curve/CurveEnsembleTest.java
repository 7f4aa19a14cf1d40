package org.nasgauge.models.curve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;

class CurveEnsembleTest {
    private static final int EPOCHS = 50;

    /** A curve that none of the families is, with noise. */
    private static double[] curve(double top, int epochs, SeededRandom random) {
        double[] values = new double[epochs];
        for (int i = 0; i < epochs; i++) {
            values[i] = top * (1 - 0.7 * Math.exp(-0.25 * i) - 0.2 / (1 + i)) + 0.005 * random.nextGaussian();
        }
        return values;
    }

    @Test
    void mostIntervalsCoverTheEndAndTheMeanIsNearerThanTheLastValue() {
        SeededRandom random = SeedTree.root(11).generator();
        int covered = 0;
        double error = 0;
        double persistence = 0;
        for (int trial = 0; trial < 10; trial++) {
            double[] whole = curve(0.5 + 0.04 * trial, EPOCHS, random);
            double[] seen = Arrays.copyOf(whole, 12);
            WeightedSample end = new CurveEnsemble(seen, EPOCHS).sample(100, 200, 100, random);
            covered += whole[EPOCHS - 1] >= end.quantile(0.025) && whole[EPOCHS - 1] <= end.quantile(0.975) ? 1 : 0;
            error += Math.abs(end.mean() - whole[EPOCHS - 1]);
            persistence += Math.abs(seen[11] - whole[EPOCHS - 1]);
        }
        assertThat(covered).isGreaterThanOrEqualTo(7);
        assertThat(error).isLessThan(persistence);
    }

    /** Of one of its own families, with parameters about those that fits start from, and noise. */
    private static double[] drawn(CurveFamily family, SeededRandom random) {
        double[] parameters = new double[family.size()];
        Arrays.setAll(parameters, k -> family.parameter(k).start() * (0.8 + 0.4 * random.nextDouble()));
        double[] values = new double[EPOCHS];
        Arrays.setAll(values, i -> family.value(i + 1, Math.log(i + 1), parameters) + 0.01 * random.nextGaussian());
        return values;
    }

    /** Rather less often than they say: the rule counts the last epochs up to ten times, as if they were observed so often. */
    @Test
    void intervalsCoverTheEndsOfCurvesOfItsOwnFamilies() {
        SeededRandom random = SeedTree.root(6).generator();
        double[] levels = {0.5, 0.8, 0.95};
        int[] covered = new int[levels.length];
        int curves = 0;
        for (CurveFamily family : CurveFamily.values()) {
            for (int trial = 0; trial < 2; trial++) {
                double[] whole = drawn(family, random);
                WeightedSample end = new CurveEnsemble(Arrays.copyOf(whole, 15), EPOCHS).sample(100, 150, 75, random);
                curves++;
                for (int i = 0; i < levels.length; i++) {
                    double share = end.cumulative(whole[EPOCHS - 1]);
                    covered[i] += Math.abs(share - 0.5) <= levels[i] / 2 ? 1 : 0;
                }
            }
        }
        assertThat(covered[0]).isBetween(curves / 5, curves / 2 + 3);
        assertThat(covered[1]).isBetween(2 * curves / 5, 4 * curves / 5 + 2);
        assertThat(covered[2]).isGreaterThanOrEqualTo(3 * curves / 5);
    }

    @Test
    void theSameSeedGivesTheSameSample() {
        double[] seen = curve(0.8, 9, SeedTree.root(1).generator());
        CurveEnsemble ensemble = new CurveEnsemble(seen, EPOCHS);
        WeightedSample one = ensemble.sample(100, 20, 10, SeedTree.root(2).generator());
        WeightedSample same = ensemble.sample(100, 20, 10, SeedTree.root(2).generator());
        assertThat(one.mean()).isEqualTo(same.mean());
        assertThat(one.quantile(0.9)).isEqualTo(same.quantile(0.9)).isGreaterThan(one.quantile(0.1));
    }

    /** What is probable enough is as probable as if nothing were needed, and all else is too improbable either way. */
    @Test
    void whatIsNeededChangesNoDensityThatReachesIt() {
        SeededRandom random = SeedTree.root(4).generator();
        for (int trial = 0; trial < 5; trial++) {
            CurveEnsemble ensemble = new CurveEnsemble(curve(0.5 + 0.08 * trial, 6 + trial, random), EPOCHS);
            int reached = 0;
            for (int draw = 0; draw < 300; draw++) {
                double[] theta = ensemble.start();
                double spread = Math.pow(10, -8 + 7 * random.nextDouble());
                Arrays.setAll(theta, k -> theta[k] * (1 + spread * random.nextGaussian()));
                double density = ensemble.logPosterior(theta, Double.NEGATIVE_INFINITY);
                double above = ensemble.logPosterior(theta, density + 1);
                assertThat(above == density || above == Double.NEGATIVE_INFINITY)
                        .isTrue();
                assertThat(ensemble.logPosterior(theta, density)).isEqualTo(density);
                assertThat(ensemble.logPosterior(theta, density - 1e-9 * Math.abs(density)))
                        .isEqualTo(density);
                reached += Double.isInfinite(density) ? 0 : 1;
            }
            assertThat(reached).isGreaterThan(30);
        }
    }

    /** Also where its weight is none, so that nothing else speaks against it. */
    @Test
    void aFamilyThatEndsOutOfAllReasonHasNoProbability() {
        CurveEnsemble ensemble =
                new CurveEnsemble(curve(0.8, 9, SeedTree.root(1).generator()), EPOCHS);
        double[] theta = ensemble.start();
        theta[theta.length - CurveFamily.values().length] = 0;
        int asymptoteOfTheFirst = 0;
        theta[asymptoteOfTheFirst] = 50;
        assertThat(ensemble.logPosterior(theta, Double.NEGATIVE_INFINITY)).isFinite();
        theta[asymptoteOfTheFirst] = 500;
        assertThat(ensemble.logPosterior(theta, Double.NEGATIVE_INFINITY)).isEqualTo(Double.NEGATIVE_INFINITY);
        theta[asymptoteOfTheFirst] = -50;
        assertThat(ensemble.logPosterior(theta, Double.NEGATIVE_INFINITY)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    /** All that can be is a curve that stays where it is. */
    @Test
    void whatFallsIsExpectedToStayInTheMiddle() {
        WeightedSample end = new CurveEnsemble(new double[] {0.9, 0.8, 0.7, 0.6, 0.5}, EPOCHS)
                .sample(100, 40, 20, SeedTree.root(3).generator());
        assertThat(end.mean()).isBetween(0.5, 0.9);
    }
}
