package org.nasgauge.oneshot.controller;

import java.util.Arrays;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.oneshot.controller.LstmLayer.Flow;
import org.nasgauge.oneshot.controller.LstmLayer.State;
import org.nasgauge.oneshot.controller.LstmLayer.Step;

/**
 * The controller of EAS: an LSTM reads the layers of a network in both directions; the wider actor decides of each layer by
 * itself whether it grows, the deeper actor, another LSTM, where a new one stands and what it is, part by part.
 */
public final class GrowthController {
    private static final double RANGE = 0.1;

    private final int hidden;
    private final int width;
    private final int[] outputs;
    private final ControllerParameters parameters;
    private final LstmLayer forward;
    private final LstmLayer backward;
    private final LstmLayer decoder;
    /** Where the vectors of tokens begin. */
    private final int tokens;
    /** Where the weights of the wider actor begin, then its bias. */
    private final int wider;
    /** Of each part, where the vectors begin that it reads: one for the first, else one for each choice of the part before. */
    private final int[] embeddings;
    /** Of each part, where the rows of its linear map begin; then its biases. */
    private final int[] heads;

    /**
     * @param vocabulary how many tokens there are
     * @param outputs how many choices each part of a deeper action has
     * @param hidden units of either direction
     * @param width of the vectors that stand for tokens and choices
     */
    public GrowthController(
            int vocabulary,
            int[] outputs,
            int hidden,
            int width,
            ControllerParameters parameters,
            SeededRandom random) {
        this.hidden = hidden;
        this.width = width;
        this.outputs = outputs.clone();
        this.parameters = parameters;
        this.tokens = parameters.add(vocabulary * width, Math.sqrt(3), random); // of variance 1
        this.forward = new LstmLayer(parameters, width, hidden, RANGE, random);
        this.backward = new LstmLayer(parameters, width, hidden, RANGE, random);
        this.wider = parameters.add(2 * hidden + 1, RANGE, random);
        this.decoder = new LstmLayer(parameters, width, 2 * hidden, RANGE, random);
        this.embeddings = new int[outputs.length];
        this.heads = new int[outputs.length];
        for (int part = 0; part < outputs.length; part++) {
            embeddings[part] = parameters.add((part == 0 ? 1 : outputs[part - 1]) * width, Math.sqrt(3), random);
            heads[part] = parameters.add(outputs[part] * (2 * hidden + 1), RANGE, random);
        }
    }

    /** Which choices of a part there are after those that are made. */
    public interface Allowed {
        boolean[] after(int... made);
    }

    /** A network that was read: the steps of both directions at each token. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    private record Encoded(int[] read, Step[] ahead, Step[] back) {
        double[] output(int at) {
            return State.joined(ahead[at].after(), back[at].after()).h();
        }

        State end() {
            return State.joined(ahead[read.length - 1].after(), back[0].after());
        }
    }

    private Encoded encode(int[] read) {
        Step[] ahead = new Step[read.length];
        Step[] back = new Step[read.length];
        State state = State.zero(hidden);
        for (int at = 0; at < read.length; at++) {
            ahead[at] = forward.step(vector(tokens + read[at] * width), state);
            state = ahead[at].after();
        }
        state = State.zero(hidden);
        for (int at = read.length - 1; at >= 0; at--) {
            back[at] = backward.step(vector(tokens + read[at] * width), state);
            state = back[at].after();
        }
        return new Encoded(read, ahead, back);
    }

    private double[] vector(int from) {
        double[] vector = new double[width];
        Arrays.setAll(vector, i -> parameters.get(from + i));
        return vector;
    }

    private void pullVector(int from, double[] flow) {
        for (int i = 0; i < width; i++) {
            parameters.addGradient(from + i, flow[i]);
        }
    }

    /**
     * @param byOutputs gradients by the output at each token
     * @param byEnd gradients by the state in the end
     */
    private void pull(Encoded encoded, double[][] byOutputs, State byEnd) {
        State flow = byEnd.part(0, hidden);
        for (int at = encoded.read.length - 1; at >= 0; at--) {
            flow = pull(forward, encoded.ahead[at], encoded.read[at], flow, byOutputs[at], 0);
        }
        flow = byEnd.part(hidden, 2 * hidden);
        for (int at = 0; at < encoded.read.length; at++) {
            flow = pull(backward, encoded.back[at], encoded.read[at], flow, byOutputs[at], hidden);
        }
    }

    private State pull(LstmLayer layer, Step step, int token, State byAfter, double[] byOutput, int from) {
        for (int i = 0; i < hidden; i++) {
            byAfter.h()[i] += byOutput[from + i];
        }
        Flow flow = layer.back(step, byAfter);
        pullVector(tokens + token * width, flow.byInput());
        return flow.byBefore();
    }

    private double widerLogit(double[] output) {
        return parameters.product(wider, output) + parameters.get(wider + 2 * hidden);
    }

    /**
     * @param read a token for each layer
     * @param free the layers that can grow
     * @return those that do
     */
    public boolean[] drawWider(int[] read, boolean[] free, SeededRandom random) {
        Encoded encoded = encode(read);
        boolean[] chosen = new boolean[read.length];
        for (int at = 0; at < read.length; at++) {
            chosen[at] = random.nextDouble() < LstmLayer.sigmoid(widerLogit(encoded.output(at))) && free[at];
        }
        return chosen;
    }

    /** Natural logarithm of the probability of an action of the wider actor. */
    public double widerLogProbability(int[] read, boolean[] free, boolean[] chosen) {
        Encoded encoded = encode(read);
        double sum = 0;
        for (int at = 0; at < read.length; at++) {
            double p = LstmLayer.sigmoid(widerLogit(encoded.output(at)));
            sum += free[at] ? StrictMath.log(chosen[at] ? p : 1 - p) : 0;
        }
        return sum;
    }

    /** Adds the gradient of −{@code weight} · ln p − {@code entropyWeight} · entropy, of an action of the wider actor. */
    public void accumulateWider(int[] read, boolean[] free, boolean[] chosen, double weight, double entropyWeight) {
        Encoded encoded = encode(read);
        double[][] byOutputs = new double[read.length][2 * hidden];
        for (int at = 0; at < read.length; at++) {
            if (free[at]) {
                double[] output = encoded.output(at);
                double logit = widerLogit(output);
                double p = LstmLayer.sigmoid(logit);
                double byLogit = weight * (p - (chosen[at] ? 1 : 0)) + entropyWeight * p * (1 - p) * logit;
                parameters.pull(wider, output, byLogit, byOutputs[at]);
                parameters.addGradient(wider + 2 * hidden, byLogit);
            }
        }
        pull(encoded, byOutputs, State.zero(2 * hidden));
    }

    /** A part of a deeper action on the way. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    private record Part(Step step, double[] probabilities, int vector) {}

    private Part part(int part, int[] made, State state, Allowed allowed) {
        int vector = embeddings[part] + (part == 0 ? 0 : made[part - 1] * width);
        Step step = decoder.step(vector(vector), state);
        boolean[] open = allowed.after(Arrays.copyOf(made, part));
        double[] probabilities = new double[outputs[part]];
        double sum = 0;
        for (int choice = 0; choice < probabilities.length; choice++) {
            probabilities[choice] = open[choice] ? StrictMath.exp(logit(part, choice, step)) : 0;
            sum += probabilities[choice];
        }
        for (int choice = 0; choice < probabilities.length; choice++) {
            probabilities[choice] /= sum;
        }
        return new Part(step, probabilities, vector);
    }

    private double logit(int part, int choice, Step step) {
        return parameters.product(
                        heads[part] + choice * 2 * hidden, step.after().h())
                + parameters.get(heads[part] + outputs[part] * 2 * hidden + choice);
    }

    /** @param allowed at least one choice of the first part, and of each part after a choice that is allowed */
    public int[] drawDeeper(int[] read, Allowed allowed, SeededRandom random) {
        State state = encode(read).end();
        int[] made = new int[outputs.length];
        for (int part = 0; part < made.length; part++) {
            Part at = part(part, made, state, allowed);
            made[part] = random.weighted(at.probabilities);
            state = at.step.after();
        }
        return made;
    }

    /** Natural logarithm of the probability of an action of the deeper actor. */
    public double deeperLogProbability(int[] read, Allowed allowed, int[] made) {
        State state = encode(read).end();
        double sum = 0;
        for (int part = 0; part < made.length; part++) {
            Part at = part(part, made, state, allowed);
            sum += StrictMath.log(at.probabilities[made[part]]);
            state = at.step.after();
        }
        return sum;
    }

    /** Adds the gradient of −{@code weight} · ln p − {@code entropyWeight} · entropy, of an action of the deeper actor. */
    public void accumulateDeeper(int[] read, Allowed allowed, int[] made, double weight, double entropyWeight) {
        Encoded encoded = encode(read);
        Part[] way = new Part[made.length];
        State state = encoded.end();
        for (int part = 0; part < made.length; part++) {
            way[part] = part(part, made, state, allowed);
            state = way[part].step.after();
        }
        State flow = State.zero(2 * hidden);
        for (int part = made.length - 1; part >= 0; part--) {
            double[] probabilities = way[part].probabilities;
            double entropy = 0;
            for (double p : probabilities) {
                entropy -= p > 0 ? p * StrictMath.log(p) : 0;
            }
            for (int choice = 0; choice < probabilities.length; choice++) {
                double p = probabilities[choice];
                double byEntropy = p > 0 ? -p * (StrictMath.log(p) + entropy) : 0;
                double byLogit = weight * (p - (choice == made[part] ? 1 : 0)) - entropyWeight * byEntropy;
                if (p > 0) {
                    parameters.pull(
                            heads[part] + choice * 2 * hidden,
                            way[part].step.after().h(),
                            byLogit,
                            flow.h());
                    parameters.addGradient(heads[part] + outputs[part] * 2 * hidden + choice, byLogit);
                }
            }
            Flow back = decoder.back(way[part].step, flow);
            pullVector(way[part].vector, back.byInput());
            flow = back.byBefore();
        }
        pull(encoded, new double[read.length][2 * hidden], flow);
    }
}
