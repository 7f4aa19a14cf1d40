package org.nasgauge.estimators.boosting;

import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import java.util.List;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.content.TemporaryFolder;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.estimators.predictor.VectorPredictor;
import org.nasgauge.models.encoding.Encoding;
import org.nasgauge.models.regression.Regression;

/** LightGBM on an encoding, by its own library. */
@Described(
        name = "lightgbm",
        summary = "Learns from evaluated architectures by LightGBM.",
        source =
                "Luo, Tan, Wang, Qin, Chen and Liu, Accelerating neural architecture search via proxy data and GBDT, 2020, with"
                        + " its values, by the library LightGBM 4.3.0 (Ke et al., NeurIPS 2017); on one thread, so that a platform gives"
                        + " the same numbers each time")
public record LightGbm(
        Learning learning,

        @Meaning("how many trees are added up, at the most") @Range(least = 1)
        int trees,

        @Meaning("leaves of a tree, at the most") @Range(least = 2, most = 131_072)
        int leaves,

        @Meaning("the share of its weight that each leaf adds") @Range(least = 1e-6, most = 1)
        double learningRate,

        @Meaning("architectures in a leaf, at least") @Range(least = 1)
        int leastLeaf,

        @Meaning("the share of the features that each tree may split by") @Range(least = 1e-6, most = 1)
        double featureShare,

        @Meaning("the share of the architectures that a tree learns from, drawn anew for every fifth")
        @Range(least = 1e-6, most = 1)
        double rowShare)
        implements VectorPredictor {
    private static final int DRAWN_EVERY = 5;

    public LightGbm() {
        this(Learning.from(Encoding.ONE_HOT), 500, 31, 0.05, 5, 0.9, 0.8);
    }

    @Override
    public Regression<double[]> model(Problem problem, SeededRandom random) {
        String parameters = "objective=regression num_leaves=" + leaves + " learning_rate=" + learningRate
                + " min_data_in_leaf=" + leastLeaf + " feature_fraction=" + featureShare + " bagging_fraction="
                + rowShare
                + " bagging_freq=" + DRAWN_EVERY + " seed=" + random.nextInt(Integer.MAX_VALUE)
                + " num_threads=1 deterministic=true force_row_wise=true verbose=-1";
        return new NativeTrees("LightGBM") {
            @Override
            Booster learn(List<double[]> rows, double[] scores) throws LGBMException {
                return LightGbm.this.learn(rows, scores, parameters);
            }
        };
    }

    /** Unpacked and loaded once, from a folder of this process. */
    private static final class Library {
        static {
            TemporaryFolder.during("nasgauge-lightgbm", LGBMBooster::loadNative);
        }

        private Library() {}

        static void load() {}
    }

    private Trees learn(List<double[]> rows, double[] scores, String parameters) throws LGBMException {
        Library.load();
        int columns = rows.get(0).length;
        double[] numbers = new double[rows.size() * columns];
        float[] labels = new float[scores.length];
        for (int row = 0; row < labels.length; row++) {
            System.arraycopy(rows.get(row), 0, numbers, row * columns, columns);
            labels[row] = (float) scores[row];
        }
        LGBMDataset known = LGBMDataset.createFromMat(numbers, labels.length, columns, true, parameters, null);
        known.setField("label", labels);
        LGBMBooster booster = LGBMBooster.create(known, parameters);
        boolean ended = false;
        for (int tree = 0; tree < trees && !ended; tree++) {
            ended = booster.updateOneIter();
        }
        return new Trees(booster, known);
    }

    private record Trees(LGBMBooster booster, LGBMDataset known) implements NativeTrees.Booster {
        @Override
        public double predict(double[] features) throws LGBMException {
            return booster.predictForMatSingleRow(features, PredictionType.C_API_PREDICT_NORMAL);
        }

        @Override
        public void free() {
            try {
                booster.close();
                known.close();
            } catch (LGBMException e) {
                throw new IllegalStateException("LightGBM cannot free its memory", e);
            }
        }
    }
}
