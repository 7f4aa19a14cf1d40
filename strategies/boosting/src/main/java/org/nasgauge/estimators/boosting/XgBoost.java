package org.nasgauge.estimators.boosting;

import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.estimators.predictor.VectorPredictor;
import org.nasgauge.models.encoding.Encoding;
import org.nasgauge.models.regression.Regression;

/** XGBoost on an encoding, by its own library. */
@Described(
        name = "xgboost",
        summary = "Learns from evaluated architectures by XGBoost.",
        source =
                "Chen and Guestrin, XGBoost: a scalable tree boosting system, KDD 2016, by its library 3.0.4 with the values of"
                        + " NASLib; on one thread, so that a platform gives the same numbers each time")
public record XgBoost(
        Learning learning,

        @Meaning("how many trees are added up") @Range(least = 1)
        int trees,

        @Meaning("splits on the way to a leaf, at the most") @Range(least = 1, most = 100)
        int depth,

        @Meaning("the share of its weight that each leaf adds: eta") @Range(least = 1e-6, most = 1)
        double learningRate,

        @Meaning("what is added to the size of each leaf: lambda") @Range(least = 0)
        double shrinkage,

        @Meaning("architectures in a leaf, at least: min_child_weight") @Range(least = 0)
        double leastLeaf,

        @Meaning("the share of the features that each tree may split by: colsample_bytree")
        @Range(least = 1e-6, most = 1)
        double featureShare)
        implements VectorPredictor {
    public XgBoost() {
        this(Learning.from(Encoding.ONE_HOT), 500, 6, 0.3, 1, 1, 1);
    }

    @Override
    public Regression<double[]> model(Problem problem, SeededRandom random) {
        int seed = random.nextInt(Integer.MAX_VALUE);
        return new NativeTrees("XGBoost") {
            @Override
            Booster learn(List<double[]> rows, double[] scores) throws XGBoostError {
                DMatrix known = matrix(rows);
                try {
                    float[] labels = new float[scores.length];
                    for (int i = 0; i < labels.length; i++) {
                        labels[i] = (float) scores[i];
                    }
                    known.setLabel(labels);
                    return new Trees(XGBoost.train(known, parameters(seed), trees, Map.of(), null, null));
                } finally {
                    known.dispose();
                }
            }
        };
    }

    private Map<String, Object> parameters(int seed) {
        return Map.of(
                "objective", "reg:squarederror",
                "max_depth", depth,
                "eta", learningRate,
                "lambda", shrinkage,
                "min_child_weight", leastLeaf,
                "colsample_bytree", featureShare,
                "seed", seed,
                "nthread", 1,
                "verbosity", 0);
    }

    private static DMatrix matrix(List<double[]> rows) throws XGBoostError {
        int columns = rows.get(0).length;
        float[] numbers = new float[rows.size() * columns];
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < columns; column++) {
                numbers[row * columns + column] = (float) rows.get(row)[column];
            }
        }
        return new DMatrix(numbers, rows.size(), columns, Float.NaN);
    }

    private record Trees(ml.dmlc.xgboost4j.java.Booster booster) implements NativeTrees.Booster {
        @Override
        public double predict(double[] features) throws XGBoostError {
            DMatrix one = matrix(List.of(features));
            try {
                return booster.predict(one)[0][0];
            } finally {
                one.dispose();
            }
        }

        @Override
        public void free() {
            booster.dispose();
        }
    }
}
