package org.nasgauge.estimators.curve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.estimate.Estimation;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.estimate.Evidence;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.models.neural.Perceptron;
import org.nasgauge.models.regression.NuSupportVectors;
import org.nasgauge.models.regression.RegularizedBoosting;

/** LcSVR: a regression of final accuracy on what the first epochs of a training show. */
@Described(
        name = "lc-svr",
        summary = "Learns from trained architectures what their first validation accuracies say of the final one.",
        source =
                "Baker, Gupta, Raskar and Naik, Accelerating neural architecture search using performance prediction, ICLR"
                        + " workshop 2018: ν-SVR with settings by random search and 3-fold cross-validation. Features that differ are"
                        + " standardized, which NASLib's lcsvr leaves out; latency is no feature. The model boosted-trees has XGBoost's"
                        + " defaults with 100 trees; network is three rectified layers of 20")
public record CurveRegression(
        @Meaning("epochs of training that each estimate consumes") @Range(least = 1)
        int epochs,

        @Meaning("how many architectures are trained in full to learn from") @Range(least = 6)
        int architectures,

        @Meaning("what learns") Model model,

        @Meaning("settings of the SVR that are drawn and compared") @Range(least = 1)
        int draws,

        @Meaning("whether FLOPs and parameters are features as well")
        boolean complexity)
        implements Estimator {
    /** What learns. */
    public enum Model {
        SVR,
        BOOSTED_TREES,
        NETWORK
    }

    private static final int FOLDS = 3;
    private static final int TREES = 100;
    private static final Perceptron.Shape NETWORK = new Perceptron.Shape(3, 20, 150, 32, 0.01, 0);

    public CurveRegression() {
        this(6, 100, Model.SVR, 1000, true);
    }

    @Override
    public List<Need> needs() {
        List<Need> needs = new ArrayList<>();
        needs.add(new Need.Curve(epochs, Need.Curve.Validated.EACH));
        needs.add(new Need.Evaluations(architectures, Optional.empty()));
        if (complexity) {
            needs.add(new Need.Property(Metric.FLOPS.name()));
            needs.add(new Need.Property(Metric.PARAMETERS.name()));
        }
        return needs;
    }

    @Override
    public Estimation start(Problem problem, SeededRandom random) {
        return new Estimation() {
            private double[] mean = new double[0];
            private double[] deviation = new double[0];
            private ToDoubleFunction<double[]> learned = features -> Double.NaN;

            @Override
            public void fit(List<Evaluated> sample) {
                if (sample.size() < 2 * FOLDS) {
                    throw new IllegalStateException(
                            sample.size() + " evaluated architectures with a curve, fewer than the " + 2 * FOLDS
                                    + " that cross-validation takes");
                }
                double[][] features = sample.stream()
                        .map(one -> CurveFeatures.of(one.evidence(), epochs, complexity))
                        .toArray(double[][]::new);
                double[] scores = sample.stream().mapToDouble(Evaluated::score).toArray();
                scale(features);
                Arrays.setAll(features, row -> scaled(features[row]));
                learned = switch (model) {
                    case SVR -> svr(features, scores, random);
                    case BOOSTED_TREES -> boosted(features, scores);
                    case NETWORK -> network(features, scores, random);
                };
            }

            private void scale(double[][] features) {
                mean = new double[features[0].length];
                deviation = new double[mean.length];
                for (int k = 0; k < mean.length; k++) {
                    int feature = k;
                    double[] column = Arrays.stream(features)
                            .mapToDouble(row -> row[feature])
                            .toArray();
                    double middle = Arrays.stream(column).average().orElseThrow();
                    double squares = Arrays.stream(column)
                            .map(value -> (value - middle) * (value - middle))
                            .sum();
                    mean[k] = middle;
                    deviation[k] = StrictMath.sqrt(squares / column.length);
                }
            }

            private double[] scaled(double[] features) {
                double[] scaled = new double[features.length];
                Arrays.setAll(scaled, k -> deviation[k] > 0 ? (features[k] - mean[k]) / deviation[k] : 0);
                return scaled;
            }

            @Override
            public double estimate(Architecture architecture, Evidence evidence) {
                return learned.applyAsDouble(scaled(CurveFeatures.of(evidence, epochs, complexity)));
            }
        };
    }

    private static ToDoubleFunction<double[]> boosted(double[][] features, double[] scores) {
        RegularizedBoosting trees = new RegularizedBoosting(RegularizedBoosting.Shape.standard(TREES));
        trees.fit(List.of(features), scores);
        return trees::predict;
    }

    private static ToDoubleFunction<double[]> network(double[][] features, double[] scores, SeededRandom random) {
        double mean = Arrays.stream(scores).average().orElseThrow();
        double variance = Arrays.stream(scores)
                .map(score -> (score - mean) * (score - mean))
                .average()
                .orElseThrow();
        double deviation = variance > 0 ? StrictMath.sqrt(variance) : 1;
        Perceptron network = new Perceptron(NETWORK, random);
        network.fit(
                List.of(features),
                Arrays.stream(scores).map(score -> (score - mean) / deviation).toArray());
        return one -> mean + deviation * network.predict(one);
    }

    /** C and γ log-uniform from 1e-5 to 10, ν uniform; the least squared error over the rows that were left out. */
    private ToDoubleFunction<double[]> svr(double[][] features, double[] scores, SeededRandom random) {
        int[] order = random.permutation(scores.length);
        double least = Double.POSITIVE_INFINITY;
        NuSupportVectors.Shape best = new NuSupportVectors.Shape(1, 1.0 / features[0].length, 0.5);
        for (int draw = 0; draw < draws; draw++) {
            NuSupportVectors.Shape shape = new NuSupportVectors.Shape(
                    logUniform(random), logUniform(random), Math.max(1e-3, random.nextDouble()));
            double error = 0;
            for (int fold = 0; fold < FOLDS && error < least; fold++) {
                error += error(shape, fold, order, features, scores);
            }
            if (error < least) {
                least = error;
                best = shape;
            }
        }
        NuSupportVectors chosen = new NuSupportVectors(best);
        chosen.fit(List.of(features), scores);
        return chosen::predict;
    }

    private static double logUniform(SeededRandom random) {
        return StrictMath.pow(10, -5 + 6 * random.nextDouble());
    }

    private static double error(
            NuSupportVectors.Shape shape, int fold, int[] order, double[][] features, double[] scores) {
        List<double[]> rows = new ArrayList<>();
        List<Double> known = new ArrayList<>();
        for (int i = 0; i < order.length; i++) {
            if (i % FOLDS != fold) {
                rows.add(features[order[i]]);
                known.add(scores[order[i]]);
            }
        }
        NuSupportVectors model = new NuSupportVectors(shape);
        model.fit(rows, known.stream().mapToDouble(Double::doubleValue).toArray());
        double squares = 0;
        for (int i = fold; i < order.length; i += FOLDS) {
            double difference = model.predict(features[order[i]]) - scores[order[i]];
            squares += difference * difference;
        }
        return squares;
    }
}
