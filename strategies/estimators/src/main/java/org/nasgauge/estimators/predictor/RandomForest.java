package org.nasgauge.estimators.predictor;

import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.models.encoding.Encoding;
import org.nasgauge.models.regression.FeatureForest;
import org.nasgauge.models.regression.Regression;

/** A random forest on an encoding. */
@Described(
        name = "random-forest",
        summary = "Learns from evaluated architectures by a random forest.",
        source =
                "Breiman 2001, with the values of NASLib, which are those of NAS-Bench-301 (Siems et al. 2020). Equal gains go to the first feature drawn")
public record RandomForest(
        Learning learning,

        @Meaning("how many trees there are") @Range(least = 1)
        int trees,

        @Meaning("the share of the features by which a node may split") @Range(least = 1e-6, most = 1)
        double featureShare,

        @Meaning("architectures in a leaf, at least") @Range(least = 1)
        int leastLeaf,

        @Meaning("whether each tree learns from architectures drawn with replacement, or from all")
        boolean bootstrap)
        implements VectorPredictor {
    public RandomForest() {
        this(Learning.from(Encoding.ONE_HOT), 116, 0.17055852159745608, 2, false);
    }

    @Override
    public Regression<double[]> model(Problem problem, SeededRandom random) {
        return new FeatureForest(new FeatureForest.Shape(trees, featureShare, leastLeaf, bootstrap), random);
    }
}
