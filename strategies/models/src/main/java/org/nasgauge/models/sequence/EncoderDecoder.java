package org.nasgauge.models.sequence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.models.gradient.Matrix;
import org.nasgauge.models.gradient.Parameters;
import org.nasgauge.models.gradient.Recording;
import org.nasgauge.models.gradient.Rows;
import org.nasgauge.models.gradient.Training;
import org.nasgauge.models.regression.Regression;

/**
 * An encoder, a predictor and a decoder learned together: Luo, Tian, Qin, Chen and Liu, Neural architecture optimization, NeurIPS
 * 2018. Architectures that it has labelled itself may join those that were evaluated: Luo, Tan, Wang, Qin, Chen and Liu,
 * Semi-supervised neural architecture search, NeurIPS 2020. What it reads are sequences of tokens, all of one length; scores are to be standardized.
 */
public final class EncoderDecoder implements Regression<int[]> {
    /**
     * @param width of embeddings and states
     * @param predictorWidth of the layer between embedding and score
     * @param dropout the share of embeddings and predictor layers that is left out in training
     * @param tradeOff what the squared error of the score counts; the rest is for the tokens written again
     */
    public record Shape(int width, int predictorWidth, double dropout, double tradeOff) {}

    /**
     * The second stage of SemiNAS.
     *
     * @param unlabelled gives as many sequences as it is asked for
     * @param share how many are labelled for each that was evaluated
     * @param repeats how often each evaluated one is shown for each labelled one
     * @param training that of this stage
     */
    public record SelfLabelling(IntFunction<List<int[]>> unlabelled, double share, int repeats, Training training) {}

    private final int vocabulary;
    private final Shape shape;
    private final Training training;
    private final List<SelfLabelling> stages;
    private final SeededRandom random;
    private Parameters parameters = new Parameters();
    private Encoder encoder;
    private Decoder decoder;

    /**
     * @param vocabulary how many tokens there are
     * @param stages after the training on what was evaluated; none for NAO
     */
    public EncoderDecoder(
            int vocabulary, Shape shape, Training training, List<SelfLabelling> stages, SeededRandom random) {
        this.vocabulary = vocabulary;
        this.shape = shape;
        this.training = training;
        this.stages = List.copyOf(stages);
        this.random = random;
        this.encoder = new Encoder(parameters, shape, vocabulary, random);
        this.decoder = new Decoder(parameters, shape, vocabulary, random);
    }

    @Override
    public void fit(List<int[]> known, double[] scores) {
        parameters = new Parameters();
        encoder = new Encoder(parameters, shape, vocabulary, random);
        decoder = new Decoder(parameters, shape, vocabulary, random);
        learn(training, known, scores);
        for (SelfLabelling stage : stages) {
            List<int[]> labelled = stage.unlabelled().apply((int) StrictMath.ceil(stage.share() * known.size()));
            List<int[]> together = new ArrayList<>();
            double[] targets = new double[stage.repeats() * known.size() + labelled.size()];
            for (int i = 0; i < stage.repeats(); i++) {
                System.arraycopy(scores, 0, targets, together.size(), scores.length);
                together.addAll(known);
            }
            for (int[] sequence : labelled) {
                targets[together.size()] = predict(sequence);
                together.add(sequence);
            }
            learn(stage.training(), together, targets);
        }
    }

    private void learn(Training with, List<int[]> sequences, double[] wanted) {
        with.fit(parameters, sequences.size(), (recording, batch) -> loss(recording, sequences, wanted, batch), random);
    }

    Parameters parameters() {
        return parameters;
    }

    Matrix loss(Recording recording, List<int[]> sequences, double[] wanted, int[] batch) {
        int[] tokens = byStep(Arrays.stream(batch).mapToObj(sequences::get).toList());
        Encoder.Encoded encoded = encoder.of(recording, tokens, batch.length);
        Matrix difference = recording.minus(encoded.score(), Matrix.of(wanted, batch));
        Matrix error = recording.mean(recording.squared(difference));
        Matrix written = Rows.crossEntropy(recording, decoder.logits(recording, tokens, encoded), tokens);
        return recording.sum(
                recording.scaled(error, shape.tradeOff()), recording.scaled(written, 1 - shape.tradeOff()));
    }

    /** What it would write in place of each token, after those that truly come before. */
    int[] written(int[] sequence) {
        Recording recording = Recording.predicting();
        Matrix logits = decoder.logits(recording, sequence, encoder.of(recording, sequence, 1));
        int[] written = new int[sequence.length];
        for (int step = 0; step < written.length; step++) {
            for (int token = 1; token < vocabulary; token++) {
                if (logits.at(step, token) > logits.at(step, written[step])) {
                    written[step] = token;
                }
            }
        }
        return written;
    }

    @Override
    public double predict(int[] one) {
        return encoder.of(Recording.predicting(), one, 1).score().at(0, 0);
    }

    private static int[] byStep(List<int[]> sequences) {
        int[] tokens = new int[sequences.size() * sequences.get(0).length];
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = sequences.get(i % sequences.size())[i / sequences.size()];
        }
        return tokens;
    }
}
