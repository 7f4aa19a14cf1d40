package org.nasgauge.estimators.predictor;

import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.space.LabelledGraph;
import org.nasgauge.models.gradient.Training;
import org.nasgauge.models.graph.DirectedConvolutions;
import org.nasgauge.models.regression.Regression;

/** Graph convolutions in both directions. */
@Described(
        name = "gcn",
        summary = "Learns from evaluated architectures by graph convolutions along the edges and against them.",
        source =
                "Wen, Liu, Chen, Li, Bender and Kindermans, Neural predictor for neural architecture search, ECCV 2020, with NASLib's network."
                        + " Narrower (144 there), a batch of 16 (7) and 100 epochs from 0.003 (300 from 0.0001), which predict as well in a"
                        + " fraction of the time; gradients do not pile up from step to step, and the last batch is kept")
public record GraphConvolutions(
        @Meaning("how many architectures are trained in full to learn from") @Range(least = 2)
        int architectures,

        @Meaning("of convolutions") @Range(least = 1, most = 100)
        int layers,

        @Meaning("units of a layer") @Range(least = 1, most = 10_000)
        int width,

        @Meaning("units between the convolutions and the output") @Range(least = 1, most = 10_000)
        int headWidth,

        @Meaning("share of a layer's outputs that is left out in training") @Range(least = 0, most = 0.99)
        double dropout,

        @Meaning("passes over what it learns from") @Range(least = 1, most = 1_000_000)
        int epochs,

        @Meaning("architectures of a step") @Range(least = 1, most = 1_000_000)
        int batch,

        @Meaning("Adam's, which falls along a cosine to 0") @Range(least = 0, most = 10)
        double learningRate,

        @Meaning("times a parameter is added to its gradient") @Range(least = 0, most = 10)
        double weightDecay)
        implements GraphPredictor {
    public GraphConvolutions() {
        this(100, 4, 32, 128, 0.1, 100, 16, 0.003, 3e-4);
    }

    @Override
    public Regression<LabelledGraph> model(Problem problem, SeededRandom random) {
        Training training = Training.cosine(epochs, batch, learningRate, weightDecay);
        return new DirectedConvolutions(
                graphs(problem).labelCount(),
                new DirectedConvolutions.Shape(layers, width, headWidth, dropout, training),
                random);
    }
}
