package org.nasgauge.models.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.nasgauge.api.random.SeededRandom;

/**
 * NGBoost: boosted trees for the mean μ and for ln σ of a normal distribution, that follow the natural gradient of the logarithmic
 * score. Duan et al., NGBoost: natural gradient boosting for probabilistic prediction, ICML 2020, algorithm 1.
 */
public final class NaturalGradientBoosting implements Regression<double[]> {
    private static final double TOLERANCE = 1e-4;
    /** No step is longer on average, in μ and ln σ. */
    private static final double LONGEST = 5;

    private static final double LEAST_DEVIATION = 1e-9;

    /**
     * @param rounds at most so many pairs of trees, at least 1
     * @param rate the share of its step that each pair adds, above 0
     * @param depth splits on the way to a leaf, at the most; at least 1
     * @param featureShare the share of the features, above 0 and at most 1, by which a node may split
     * @param rowShare the share of the rows, drawn anew for each pair, that it learns from; above 0 and at most 1
     */
    public record Shape(int rounds, double rate, int depth, double featureShare, double rowShare) {}

    /** What is added to μ and to ln σ, already times the step. */
    private record Pair(FeatureTree mean, FeatureTree logDeviation, double step) {}

    private final Shape shape;
    private final SeededRandom random;
    private final List<Pair> pairs = new ArrayList<>();
    private double startMean;
    private double startLogDeviation;

    public NaturalGradientBoosting(Shape shape, SeededRandom random) {
        this.shape = shape;
        this.random = random;
    }

    /** −ln of the density of a score, without the constant. */
    static double loss(double score, double mean, double logDeviation) {
        double z = (score - mean) / StrictMath.exp(logDeviation);
        return logDeviation + z * z / 2;
    }

    /** The gradient of the loss in (μ, ln σ), times the inverse of Fisher's information, which is (1/σ², 0; 0, 2). */
    static double[] naturalGradient(double score, double mean, double logDeviation) {
        double z = (score - mean) / StrictMath.exp(logDeviation);
        return new double[] {mean - score, (1 - z * z) / 2};
    }

    @Override
    public void fit(List<double[]> known, double[] scores) {
        pairs.clear();
        int n = scores.length;
        startMean = Arrays.stream(scores).average().orElseThrow();
        double variance = Arrays.stream(scores)
                .map(score -> (score - startMean) * (score - startMean))
                .average()
                .orElseThrow();
        startLogDeviation = StrictMath.log(Math.max(LEAST_DEVIATION, StrictMath.sqrt(variance)));
        double[] means = new double[n];
        double[] logDeviations = new double[n];
        Arrays.fill(means, startMean);
        Arrays.fill(logDeviations, startLogDeviation);
        FeatureTree.Table table = new FeatureTree.Table(known);
        FeatureTree.Growth growth = new FeatureTree.Growth(shape.featureShare(), 1, shape.depth());
        double[] towardsMean = new double[n];
        double[] towardsDeviation = new double[n];
        for (int round = 0; round < shape.rounds(); round++) {
            int[] rows = Arrays.copyOf(random.permutation(n), Math.max(1, (int) (shape.rowShare() * n)));
            for (int row : rows) {
                double[] natural = naturalGradient(scores[row], means[row], logDeviations[row]);
                towardsMean[row] = natural[0];
                towardsDeviation[row] = natural[1];
            }
            FeatureTree mean = FeatureTree.fit(table, towardsMean, rows, growth, random);
            FeatureTree deviation = FeatureTree.fit(table, towardsDeviation, rows, growth, random);
            double[] stepsMean = known.stream().mapToDouble(mean::value).toArray();
            double[] stepsDeviation =
                    known.stream().mapToDouble(deviation::value).toArray();
            double length = Arrays.stream(rows)
                    .mapToDouble(row -> StrictMath.hypot(stepsMean[row], stepsDeviation[row]))
                    .average()
                    .orElseThrow();
            double scale = 1;
            double before = loss(rows, scores, means, logDeviations, stepsMean, stepsDeviation, 0);
            while (scale * length >= LONGEST
                    || (scale * length >= TOLERANCE
                            && !(loss(rows, scores, means, logDeviations, stepsMean, stepsDeviation, scale)
                                    < before))) {
                scale /= 2;
            }
            double step = shape.rate() * scale;
            pairs.add(new Pair(mean, deviation, step));
            for (int row = 0; row < n; row++) {
                means[row] -= step * stepsMean[row];
                logDeviations[row] -= step * stepsDeviation[row];
            }
            if (length < TOLERANCE) {
                break;
            }
        }
    }

    private static double loss(
            int[] rows,
            double[] scores,
            double[] means,
            double[] logDeviations,
            double[] stepsMean,
            double[] stepsDeviation,
            double scale) {
        double sum = 0;
        for (int row : rows) {
            sum += loss(
                    scores[row], means[row] - scale * stepsMean[row], logDeviations[row] - scale * stepsDeviation[row]);
        }
        return sum;
    }

    @Override
    public double predict(double[] features) {
        double mean = startMean;
        for (Pair pair : pairs) {
            mean -= pair.step() * pair.mean().value(features);
        }
        return mean;
    }

    @Override
    public OptionalDouble deviation(double[] features) {
        double logDeviation = startLogDeviation;
        for (Pair pair : pairs) {
            logDeviation -= pair.step() * pair.logDeviation().value(features);
        }
        return OptionalDouble.of(StrictMath.exp(logDeviation));
    }
}
