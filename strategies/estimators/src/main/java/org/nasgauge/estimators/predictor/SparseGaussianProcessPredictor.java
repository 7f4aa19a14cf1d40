package org.nasgauge.estimators.predictor;

import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.models.encoding.Encoding;
import org.nasgauge.models.gaussian.Kernel;
import org.nasgauge.models.gaussian.SparseGaussianProcess;
import org.nasgauge.models.regression.Regression;

/** A sparse Gaussian process on an encoding. */
@Described(
        name = "sparse-gaussian-process",
        summary = "Learns from evaluated architectures by a Gaussian process that a few of them stand for.",
        source =
                "Titsias, AISTATS 2009. For normal noise its bound is what a variational process with free inducing values comes to, so that it stands for both of White et al. 2021. Inducing points are evaluated architectures; NASLib has ten that are none")
public record SparseGaussianProcessPredictor(
        Learning learning,

        @Meaning("inducing points, at the most") @Range(least = 1)
        int inducing) implements VectorPredictor {
    public SparseGaussianProcessPredictor() {
        this(Learning.from(Encoding.ONE_HOT), 10);
    }

    @Override
    public Regression<double[]> model(Problem problem, SeededRandom random) {
        return new SparseGaussianProcess<>(Kernel.ofVectors(), inducing);
    }
}
