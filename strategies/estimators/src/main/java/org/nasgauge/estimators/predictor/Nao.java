package org.nasgauge.estimators.predictor;

import java.util.List;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.models.encoding.Tokens;
import org.nasgauge.models.gradient.Training;
import org.nasgauge.models.regression.Regression;
import org.nasgauge.models.sequence.EncoderDecoder;

/** An encoder, a predictor and a decoder of sequences. */
@Described(
        name = "nao",
        summary = "Learns from evaluated architectures to embed, score and write again the sequence of their choices.",
        source =
                "Luo, Tian, Qin, Chen and Liu, Neural architecture optimization, NeurIPS 2018, with the network of SemiNAS' program and NASLib."
                        + " One token a decision instead of the whole adjacency matrix; 32 wide (64 there), a batch of 20 (100) and a rate of"
                        + " 0.002 (0.001), which predict as well in a fraction of the time; it scores, and does not propose")
public record Nao(
        @Meaning("how many architectures are trained in full to learn from") @Range(least = 2)
        int architectures,

        Sequences sequences)
        implements Predictor<int[]> {
    public Nao() {
        this(100, new Sequences());
    }

    @Override
    public View<int[]> view(Problem problem) {
        return Sequences.view(problem);
    }

    @Override
    public Regression<int[]> model(Problem problem, SeededRandom random) {
        return sequences.model(problem, List.of(), random);
    }

    /** The network that reads sequences, and how it is trained. */
    public record Sequences(
            @Meaning("of embeddings and states") @Range(least = 1, most = 10_000)
            int width,

            @Meaning("units between embedding and score") @Range(least = 1, most = 10_000)
            int predictorWidth,

            @Meaning("share of embeddings and predictor units that is left out in training")
            @Range(least = 0, most = 0.99)
            double dropout,

            @Meaning("what the error of the score counts; the rest is for the tokens written again")
            @Range(least = 0, most = 1)
            double tradeOff,

            @Meaning("passes over what it learns from") @Range(least = 1, most = 1_000_000)
            int epochs,

            @Meaning("architectures of a step") @Range(least = 1, most = 1_000_000)
            int batch,

            @Meaning("of Adam") @Range(least = 0, most = 10) double learningRate,

            @Meaning("times a parameter is added to its gradient") @Range(least = 0, most = 10)
            double weightDecay,

            @Meaning("the greatest length of a gradient") @Range(least = 1e-6, most = 1e9)
            double clip) {
        public Sequences() {
            this(32, 16, 0.1, 0.8, 50, 20, 0.002, 1e-4, 5);
        }

        static View<int[]> view(Problem problem) {
            Tokens tokens = new Tokens(problem.space().decisions());
            return (architecture, evidence) -> tokens.of(architecture);
        }

        Training training(int passes) {
            return new Training(passes, batch, learningRate, Training.Schedule.CONSTANT, 0.999, weightDecay, clip);
        }

        Regression<int[]> model(Problem problem, List<EncoderDecoder.SelfLabelling> stages, SeededRandom random) {
            return new EncoderDecoder(
                    new Tokens(problem.space().decisions()).count(),
                    new EncoderDecoder.Shape(width, predictorWidth, dropout, tradeOff),
                    training(epochs),
                    stages,
                    random);
        }
    }
}
