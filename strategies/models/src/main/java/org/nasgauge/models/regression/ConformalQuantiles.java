package org.nasgauge.models.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;

/**
 * Quantiles of a score by gradient boosting, those of a pair moved apart or together by as much as scores that were held back say:
 * Romano, Patterson and Candes, Conformalized quantile regression, NeurIPS 2019.
 */
public final class ConformalQuantiles {
    private final double[] levels;
    private final List<BoostedTrees> models = new ArrayList<>();
    private final double[] corrections;
    private final double heldBack;
    private final int leastToConformalise;
    private final SeededRandom random;

    /**
     * @param count how many quantiles, odd: evenly between 0 and 1, the median in the middle
     * @param heldBack the share of the scores that the corrections are learned from
     * @param leastToConformalise with no more scores all are learned from, and nothing is corrected
     */
    public ConformalQuantiles(
            List<Decision> decisions,
            int count,
            BoostedTrees.Shape shape,
            double heldBack,
            int leastToConformalise,
            SeededRandom random) {
        this.levels = new double[count];
        this.corrections = new double[count];
        this.heldBack = heldBack;
        this.leastToConformalise = leastToConformalise;
        this.random = random;
        for (int quantile = 0; quantile < count; quantile++) {
            levels[quantile] = (quantile + 1.0) / (count + 1);
            models.add(new BoostedTrees(decisions, shape, new BoostedTrees.Loss.Pinball(levels[quantile]), random));
        }
    }

    /** Learns anew. */
    public void fit(List<Architecture> architectures, double[] scores) {
        int count = scores.length > leastToConformalise ? (int) StrictMath.ceil(heldBack * scores.length) : 0;
        int[] order = random.permutation(scores.length);
        List<Architecture> learned = new ArrayList<>();
        double[] values = new double[scores.length - count];
        for (int i = 0; i < values.length; i++) {
            learned.add(architectures.get(order[count + i]));
            values[i] = scores[order[count + i]];
        }
        models.forEach(model -> model.fit(learned, values));
        Arrays.fill(corrections, 0);
        for (int low = 0; count > 0 && low < levels.length / 2; low++) {
            int high = levels.length - 1 - low;
            double[] excess = new double[count];
            for (int i = 0; i < count; i++) {
                Architecture architecture = architectures.get(order[i]);
                double score = scores[order[i]];
                excess[i] = Math.max(
                        models.get(low).predict(architecture) - score,
                        score - models.get(high).predict(architecture));
            }
            double correction = quantile(excess, (levels[high] - levels[low]) / (1 + 1.0 / count));
            corrections[low] = -correction;
            corrections[high] = correction;
        }
    }

    public int count() {
        return levels.length;
    }

    /** Only after {@link #fit}. */
    public double predict(int quantile, Architecture architecture) {
        return models.get(quantile).predict(architecture) + corrections[quantile];
    }

    /** Between the two nearest of the sorted numbers, by distance. */
    private static double quantile(double[] numbers, double level) {
        Arrays.sort(numbers);
        double place = level * (numbers.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, numbers.length - 1);
        return numbers[below] + (place - below) * (numbers[above] - numbers[below]);
    }
}
