package org.nasgauge.estimators.predictor;

import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.models.encoding.Encoding;
import org.nasgauge.models.neural.Perceptron;
import org.nasgauge.models.regression.Regression;

/** A fully connected network on an encoding. */
@Described(
        name = "mlp",
        summary = "Learns from evaluated architectures by a fully connected network.",
        source =
                "White et al. 2021. NASLib has 20 layers and 500 epochs at 0.001 by standard, which are settings here and"
                        + " predict less; these are the values of BANANAS. Scores are standardized, which NASLib computes and leaves out")
public record MultilayerPerceptron(Learning learning, PerceptronSettings network) implements VectorPredictor {
    public MultilayerPerceptron() {
        this(Learning.from(Encoding.ONE_HOT), new PerceptronSettings());
    }

    @Override
    public Regression<double[]> model(Problem problem, SeededRandom random) {
        return new Perceptron(network.shape(), random);
    }

    /** The shape of a network, and how it is trained. */
    public record PerceptronSettings(
            @Meaning("hidden layers") @Range(least = 1, most = 1_000)
            int layers,

            @Meaning("units of a hidden layer") @Range(least = 1, most = 10_000)
            int width,

            @Meaning("passes over what it learns from") @Range(least = 1, most = 1_000_000)
            int epochs,

            @Meaning("architectures of a step") @Range(least = 1, most = 1_000_000)
            int batch,

            @Meaning("of Adam") @Range(least = 0, most = 10) double learningRate,

            @Meaning("times the absolute weights of the output are added to the error") @Range(least = 0, most = 1_000)
            double penalty) {
        public PerceptronSettings() {
            this(10, 20, 150, 32, 0.01, 0.2);
        }

        Perceptron.Shape shape() {
            return new Perceptron.Shape(layers, width, epochs, batch, learningRate, penalty);
        }
    }
}
