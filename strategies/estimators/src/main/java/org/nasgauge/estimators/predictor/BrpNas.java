package org.nasgauge.estimators.predictor;

import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.space.LabelledGraph;
import org.nasgauge.models.gradient.HeldOutTraining;
import org.nasgauge.models.graph.GlobalVertexRegression;
import org.nasgauge.models.regression.Regression;

/** Graph convolutions with a global vertex, trained until what is held out is predicted no better. */
@Described(
        name = "brp-nas",
        summary =
                "Learns latencies, or any score, from evaluated architectures by graph convolutions with a global vertex.",
        source =
                "Dudziak, Chau, Abdelfattah, Lee, Kim and Lane, BRP-NAS: prediction-based NAS using GCNs, NeurIPS 2020: the predictor"
                        + " of latencies, with the training of their program, Eagle; its relation between two architectures is left out."
                        + " There width 600, 250 epochs from 0.0004, 900 architectures and 100 held out, which are settings; here narrower,"
                        + " and from 0.001. Skip connections and 'none' stay in the graph; scores are standardized")
public record BrpNas(
        @Meaning("how many architectures are trained in full, to learn from and to hold out") @Range(least = 2)
        int architectures,

        @Meaning("the share of them that is held out") @Range(least = 0, most = 1)
        double heldOut,

        @Meaning("of convolutions") @Range(least = 1, most = 100)
        int layers,

        @Meaning("units of a layer") @Range(least = 1, most = 10_000)
        int width,

        @Meaning("share of a layer's outputs that is left out in training") @Range(least = 0, most = 0.99)
        double dropout,

        @Meaning("passes over what it learns from, at most") @Range(least = 1, most = 1_000_000)
        int epochs,

        @Meaning("architectures of a step") @Range(least = 1, most = 1_000_000)
        int batch,

        @Meaning("Adam's, which is halved when what is held out is predicted no better for more than ten epochs")
        @Range(least = 0, most = 10)
        double learningRate,

        @Meaning("times the rate and a parameter is taken from it in each step") @Range(least = 0, most = 10)
        double weightDecay)
        implements GraphPredictor {
    private static final int PATIENCE = 10;
    private static final int END = 35;

    public BrpNas() {
        this(100, 0.1, 4, 64, 0.002, 100, 1, 0.001, 5e-4);
    }

    @Override
    public Regression<LabelledGraph> model(Problem problem, SeededRandom random) {
        HeldOutTraining training = new HeldOutTraining(epochs, batch, learningRate, weightDecay, PATIENCE, END);
        return new GlobalVertexRegression(
                graphs(problem).labelCount(),
                new GlobalVertexRegression.Shape(layers, width, dropout, heldOut, training),
                random);
    }
}
