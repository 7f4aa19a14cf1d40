package org.nasgauge.estimators.predictor;

import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.models.encoding.Encoding;
import org.nasgauge.models.regression.NaturalGradientBoosting;
import org.nasgauge.models.regression.Regression;

/** NGBoost on an encoding. */
@Described(
        name = "ngboost",
        summary = "Learns from evaluated architectures by natural gradient boosting of a normal distribution.",
        source =
                "Duan et al., NGBoost, ICML 2020, logarithmic score, with the values of NASLib. Steps are halved from 1 on, as in the paper; later versions of its library double them first")
public record NgBoost(
        Learning learning,

        @Meaning("how many pairs of trees are added up, at the most") @Range(least = 1)
        int rounds,

        @Meaning("the share of its step that each pair adds") @Range(least = 1e-6, most = 1)
        double learningRate,

        @Meaning("splits on the way to a leaf, at the most") @Range(least = 1)
        int depth,

        @Meaning("the share of the features by which a node may split") @Range(least = 1e-6, most = 1)
        double featureShare,

        @Meaning("the share of the architectures that each pair learns from") @Range(least = 1e-6, most = 1)
        double rowShare)
        implements VectorPredictor {
    public NgBoost() {
        this(Learning.from(Encoding.ONE_HOT), 505, 0.08127053060223186, 6, 0.7920456318712875, 0.5);
    }

    @Override
    public Regression<double[]> model(Problem problem, SeededRandom random) {
        return new NaturalGradientBoosting(
                new NaturalGradientBoosting.Shape(rounds, learningRate, depth, featureShare, rowShare), random);
    }
}
