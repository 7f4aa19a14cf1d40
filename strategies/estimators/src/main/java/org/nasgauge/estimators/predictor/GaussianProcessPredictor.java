package org.nasgauge.estimators.predictor;

import java.util.List;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.models.encoding.Encoding;
import org.nasgauge.models.gaussian.GaussianProcess;
import org.nasgauge.models.gaussian.Kernel;
import org.nasgauge.models.regression.Regression;

/** A Gaussian process on an encoding. */
@Described(
        name = "gaussian-process",
        summary = "Learns from evaluated architectures by a Gaussian process.",
        source =
                "White et al. 2021: the squared exponential kernel, which on zeros and ones is that of the Hamming distance, and"
                        + " with encoding path that of the paths. Length scale and noise by marginal likelihood with a log-normal prior"
                        + " around the mean distance, mean and variance at their most probable values; NASLib's prior is around 1")
public record GaussianProcessPredictor(Learning learning) implements VectorPredictor {
    public GaussianProcessPredictor() {
        this(Learning.from(Encoding.ONE_HOT));
    }

    @Override
    public Regression<double[]> model(Problem problem, SeededRandom random) {
        return new GaussianProcess<>(List.of(Kernel.ofVectors()));
    }
}
