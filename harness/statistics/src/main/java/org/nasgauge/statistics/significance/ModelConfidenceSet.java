package org.nasgauge.statistics.significance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.nasgauge.statistics.Finite;
import org.nasgauge.statistics.Summary;

/**
 * Which of several treatments may have the least mean loss: P. R. Hansen, A. Lunde and J. M. Nason, "The model confidence
 * set", Econometrica 79 (2011), with the statistic T_max and its elimination rule, for independent samples. As long as the
 * treatments that are left are not equal by a bootstrap test, the one with the greatest standardised loss goes. With many
 * observations the best treatment is in the set with at least the probability 1 - alpha, and in the long run alone.
 */
public final class ModelConfidenceSet {
    private static final int RESAMPLES = 2_000;

    private final double[] p;

    private ModelConfidenceSet(double[] p) {
        this.p = p;
    }

    /**
     * @param losses one sample a treatment, of any sizes; smaller is better
     * @param random is asked for {@code nextInt(n)} only
     */
    public static ModelConfidenceSet of(List<double[]> losses, RandomGenerator random) {
        double[] means = new double[losses.size()];
        double[][] resampled = new double[losses.size()][];
        for (int treatment = 0; treatment < means.length; treatment++) {
            double[] sample = Finite.sample(losses.get(treatment), "losses");
            means[treatment] = Summary.of(sample).mean();
            resampled[treatment] = resampledMeans(sample, random);
        }
        double[] p = new double[means.length];
        Arrays.fill(p, 1);
        List<Integer> left = new ArrayList<>();
        for (int treatment = 0; treatment < means.length; treatment++) {
            left.add(treatment);
        }
        double greatest = 0;
        while (left.size() > 1) {
            Round round = Round.of(left, means, resampled);
            greatest = StrictMath.max(greatest, round.p());
            p[round.worst()] = greatest;
            left.remove(Integer.valueOf(round.worst()));
        }
        return new ModelConfidenceSet(p);
    }

    private static double[] resampledMeans(double[] sample, RandomGenerator random) {
        double[] means = new double[RESAMPLES];
        for (int resample = 0; resample < RESAMPLES; resample++) {
            means[resample] = resampledSum(sample, random) / sample.length;
        }
        return means;
    }

    /** By itself, since the compiler makes less of a loop that it meets while an outer one runs. */
    private static double resampledSum(double[] sample, RandomGenerator random) {
        double sum = 0;
        for (int draw = 0; draw < sample.length; draw++) {
            sum += sample[random.nextInt(sample.length)];
        }
        return sum;
    }

    /** The p-value of each treatment, in the order of the samples: it is in the set at every level below. */
    public double[] p() {
        return p.clone();
    }

    /** Whether the treatment is in the set at the level 1 - alpha. */
    public boolean contains(int treatment, double alpha) {
        return p[treatment] > Finite.openFraction(alpha, "alpha");
    }

    /** The test that all that are left are equal, and which goes if they are not. */
    private record Round(int worst, double p) {
        static Round of(List<Integer> left, double[] means, double[][] resampled) {
            double middle = left.stream().mapToDouble(i -> means[i]).average().orElseThrow();
            double[] middles = new double[RESAMPLES];
            for (int i : left) {
                for (int resample = 0; resample < RESAMPLES; resample++) {
                    middles[resample] += resampled[i][resample] / left.size();
                }
            }
            double[] excess = new double[RESAMPLES];
            Arrays.fill(excess, Double.NEGATIVE_INFINITY);
            double[] statistics = new double[means.length];
            for (int i : left) {
                double[] deviations = new double[RESAMPLES];
                for (int resample = 0; resample < RESAMPLES; resample++) {
                    deviations[resample] = resampled[i][resample] - middles[resample] - (means[i] - middle);
                }
                double error = StrictMath.sqrt(
                        Arrays.stream(deviations).map(d -> d * d).sum() / RESAMPLES);
                statistics[i] = ratio(means[i] - middle, error);
                for (int resample = 0; resample < RESAMPLES; resample++) {
                    excess[resample] = StrictMath.max(excess[resample], ratio(deviations[resample], error));
                }
            }
            int worst = left.stream()
                    .max(Comparator.comparingDouble(i -> statistics[i]))
                    .orElseThrow();
            long above = Arrays.stream(excess)
                    .filter(value -> value >= statistics[worst])
                    .count();
            return new Round(worst, (double) above / RESAMPLES);
        }

        /** Samples that do not vary, all of them, differ for certain or not at all. */
        private static double ratio(double difference, double error) {
            return error > 0
                    ? difference / error
                    : difference == 0 ? 0 : StrictMath.signum(difference) * Double.MAX_VALUE;
        }
    }
}
