package org.nasgauge.estimators.predictor;

import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.space.LabelledGraph;
import org.nasgauge.models.bayesian.OnLearnedFeatures;
import org.nasgauge.models.gradient.Training;
import org.nasgauge.models.graph.GlobalVertexNetwork;
import org.nasgauge.models.regression.Regression;

/** Bayesian linear regression on the embedding of a graph. */
@Described(
        name = "bonas",
        summary = "Learns from evaluated architectures by Bayesian linear regression on an embedding of their graphs.",
        source =
                "Shi, Pi, Xu, Li, Kwok and Zhang, Bridging the gap between sample-based and one-shot neural architecture search with BONAS,"
                        + " NeurIPS 2020, with NASLib's network. NASLib has no regression on the embedding; a batch of 16 (128 there) and a"
                        + " rate of 0.001 (0.0001), which predict more; the loss does not weigh good architectures more")
public record Bonas(
        @Meaning("how many architectures are trained in full to learn from") @Range(least = 2)
        int architectures,

        @Meaning("of convolutions") @Range(least = 1, most = 100)
        int layers,

        @Meaning("units of a layer and of the embedding") @Range(least = 1, most = 10_000)
        int width,

        @Meaning("passes over what it learns from") @Range(least = 1, most = 1_000_000)
        int epochs,

        @Meaning("architectures of a step") @Range(least = 1, most = 1_000_000)
        int batch,

        @Meaning("Adam's, which falls along a cosine to 0") @Range(least = 0, most = 10)
        double learningRate)
        implements GraphPredictor {
    public Bonas() {
        this(100, 4, 64, 100, 16, 0.001);
    }

    @Override
    public Regression<LabelledGraph> model(Problem problem, SeededRandom random) {
        Training training = Training.cosine(epochs, batch, learningRate, 0);
        return new OnLearnedFeatures<>(new GlobalVertexNetwork(
                graphs(problem).labelCount(), new GlobalVertexNetwork.Shape(layers, width, training), random));
    }
}
