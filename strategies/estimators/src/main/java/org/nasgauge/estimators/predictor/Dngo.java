package org.nasgauge.estimators.predictor;

import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.models.bayesian.OnLearnedFeatures;
import org.nasgauge.models.bayesian.TanhNetwork;
import org.nasgauge.models.encoding.Encoding;
import org.nasgauge.models.gradient.Training;
import org.nasgauge.models.regression.Regression;

/** Bayesian linear regression on the last layer of a network. */
@Described(
        name = "dngo",
        summary =
                "Learns from evaluated architectures by Bayesian linear regression on what a network has learned to see.",
        source =
                "Snoek et al., Scalable Bayesian optimization using deep neural networks, ICML 2015, with the values of NASLib and pybnn."
                        + " The precisions of weights and noise are where the evidence is greatest, not averaged over Markov chains; the"
                        + " regression has an intercept, and no quadratic mean function")
public record Dngo(
        Learning learning,

        @Meaning("layers of tanh") @Range(least = 1, most = 1_000)
        int layers,

        @Meaning("units of a layer") @Range(least = 1, most = 10_000)
        int width,

        @Meaning("passes over what it learns from") @Range(least = 1, most = 1_000_000)
        int epochs,

        @Meaning("architectures of a step") @Range(least = 1, most = 1_000_000)
        int batch,

        @Meaning("of Adam") @Range(least = 0, most = 10) double learningRate)
        implements VectorPredictor {
    public Dngo() {
        this(Learning.from(Encoding.ONE_HOT), 3, 50, 500, 10, 0.01);
    }

    @Override
    public Regression<double[]> model(Problem problem, SeededRandom random) {
        Training training = new Training(epochs, batch, learningRate);
        return new OnLearnedFeatures<>(new TanhNetwork(new TanhNetwork.Shape(layers, width, training), random));
    }
}
