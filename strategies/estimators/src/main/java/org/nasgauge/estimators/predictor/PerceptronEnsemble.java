package org.nasgauge.estimators.predictor;

import java.util.stream.Stream;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.models.encoding.Encoding;
import org.nasgauge.models.neural.Ensemble;
import org.nasgauge.models.neural.Perceptron;
import org.nasgauge.models.regression.Regression;

/** BANANAS' ensemble of networks on the path encoding. */
@Described(
        name = "perceptron-ensemble",
        summary = "Learns from evaluated architectures by an ensemble of networks on their paths.",
        source =
                "White, Neiswanger and Savani, BANANAS, AAAI 2021: networks and training as in its strategy. Mean absolute error of standardized"
                        + " scores instead of percentage error; NASLib takes three networks of 20 layers")
public record PerceptronEnsemble(
        Learning learning,
        @Meaning("networks") @Range(least = 2, most = 1_000) int ensemble,
        MultilayerPerceptron.PerceptronSettings network)
        implements VectorPredictor {
    public PerceptronEnsemble() {
        this(Learning.from(Encoding.PATH), 5, new MultilayerPerceptron.PerceptronSettings());
    }

    @Override
    public Regression<double[]> model(Problem problem, SeededRandom random) {
        return new Ensemble<>(Stream.generate(() -> new Perceptron(network.shape(), random))
                .limit(ensemble)
                .toList());
    }
}
