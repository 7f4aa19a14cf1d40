package org.nasgauge.estimators.curve;

import java.util.Optional;
import org.nasgauge.api.benchmark.LearningCurve;
import org.nasgauge.api.estimate.Estimation;
import org.nasgauge.api.estimate.Evidence;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.space.Architecture;

/** An estimation that goes on along validation accuracies to a distribution of the last one; the estimate is its mean. */
abstract class Extrapolation implements Estimation {
    private static final double PERCENT = 100;

    private final int epochs;

    /**
     * The epoch that curves of a problem are followed to.
     *
     * @param epochs how many are seen
     * @throws IllegalArgumentException if nothing is left beyond them
     */
    static int end(Problem problem, int epochs) {
        int end = problem.fullFidelity().epoch();
        if (epochs >= end) {
            throw new IllegalArgumentException(
                    "epochs is " + epochs + ", not below the " + end + " of a full training");
        }
        return end;
    }

    /** @param epochs how many are seen */
    Extrapolation(int epochs) {
        this.epochs = epochs;
    }

    /**
     * @param accuracies after the epochs 1, 2, …, as shares of 1
     * @return of the accuracy after the last epoch of a full training, as a share of 1
     */
    abstract Distribution extrapolate(Architecture architecture, double[] accuracies);

    @Override
    public final double estimate(Architecture architecture, Evidence evidence) {
        return believed(architecture, evidence).mean();
    }

    @Override
    public final Optional<Distribution> distribution(Architecture architecture, Evidence evidence) {
        return Optional.of(believed(architecture, evidence));
    }

    private Distribution believed(Architecture architecture, Evidence evidence) {
        return new InPercent(extrapolate(architecture, accuracies(evidence.curveOrThrow(), epochs)));
    }

    /** Validation accuracies after the first epochs, as shares of 1. */
    static double[] accuracies(LearningCurve curve, int epochs) {
        double[] shares = new double[epochs];
        for (int epoch = 1; epoch <= epochs; epoch++) {
            shares[epoch - 1] = curve.at(Series.VALIDATION_ACCURACY, epoch) / PERCENT;
        }
        return shares;
    }

    private record InPercent(Distribution ofShares) implements Distribution {
        @Override
        public double mean() {
            return PERCENT * ofShares.mean();
        }

        @Override
        public double quantile(double probability) {
            return PERCENT * ofShares.quantile(probability);
        }

        @Override
        public double cumulative(double score) {
            return ofShares.cumulative(score / PERCENT);
        }

        @Override
        public double logDensity(double score) {
            return ofShares.logDensity(score / PERCENT) - StrictMath.log(PERCENT);
        }

        @Override
        public double crps(double observed) {
            return PERCENT * ofShares.crps(observed / PERCENT);
        }
    }
}
