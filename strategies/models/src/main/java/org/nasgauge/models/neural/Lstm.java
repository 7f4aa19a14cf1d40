package org.nasgauge.models.neural;

import java.util.Arrays;
import java.util.List;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Decision;

/**
 * A policy over sequences of choices: a cell of long short-term memory (Hochreiter and Schmidhuber, 1997) reads the choice
 * before, and a linear map of its state for each decision gives the logits of the next.
 *
 * <p>The gates i, f, o and the candidate g come from W [x; h] + b; c ← f·c + i·g, h ← o·tanh(c). x is learned for each
 * choice of each decision, and for the start.
 */
public final class Lstm {
    private static final int GATES = 4;

    private final int[] sizes;
    private final int hidden;
    private final float[] parameters;
    private final float[] gradient;
    /** Where the input vectors of a decision's choices begin; that of the start stands at 0. */
    private final int[] vectors;
    /** Where the weights of the gates begin: for each input and then each part of the state a column, then the biases. */
    private final int gates;

    private final int rows;
    /** Where the logits' weights of a decision begin, choice by choice, then its biases. */
    private final int[] heads;

    private final Step[] steps;

    /** What a step computed, kept for the way back. */
    private static final class Step {
        final float[] gate;
        final float[] cell;
        final float[] tanh;
        final float[] state;
        final double[] probability;
        int input;

        Step(int hidden, int choices) {
            this.gate = new float[GATES * hidden];
            this.cell = new float[hidden];
            this.tanh = new float[hidden];
            this.state = new float[hidden];
            this.probability = new double[choices];
        }
    }

    /** Every parameter uniform between −{@code range} and {@code range}. */
    public Lstm(List<Decision> decisions, int hidden, double range, SeededRandom random) {
        this.sizes = decisions.stream().mapToInt(Decision::size).toArray();
        this.hidden = hidden;
        this.rows = GATES * hidden;
        this.vectors = new int[sizes.length];
        this.heads = new int[sizes.length];
        int at = hidden;
        for (int i = 0; i < sizes.length; i++) {
            vectors[i] = at;
            at += sizes[i] * hidden;
        }
        this.gates = at;
        at += rows * (2 * hidden + 1);
        for (int i = 0; i < sizes.length; i++) {
            heads[i] = at;
            at += sizes[i] * (hidden + 1);
        }
        this.parameters = new float[at];
        this.gradient = new float[at];
        for (int i = 0; i < at; i++) {
            parameters[i] = (float) (range * (2 * random.nextDouble() - 1));
        }
        this.steps = new Step[sizes.length];
        Arrays.setAll(steps, i -> new Step(hidden, sizes[i]));
    }

    public float[] parameters() {
        return parameters;
    }

    /** What {@link #accumulate} has added up. */
    public float[] gradient() {
        return gradient;
    }

    public void clearGradient() {
        Arrays.fill(gradient, 0);
    }

    /**
     * Draws the choice of one decision. Decisions are drawn in order; the first begins a new sequence.
     *
     * @param before the choice of the decision before; any for the first
     */
    public int draw(int decision, int before, SeededRandom random) {
        step(decision, before);
        double left = random.nextDouble();
        double[] probability = steps[decision].probability;
        for (int choice = 0; choice < probability.length - 1; choice++) {
            left -= probability[choice];
            if (left < 0) {
                return choice;
            }
        }
        return probability.length - 1;
    }

    /** Natural logarithm of the probability of a whole sequence. */
    public double logProbability(int[] choices) {
        double sum = 0;
        for (int i = 0; i < choices.length; i++) {
            step(i, i == 0 ? 0 : choices[i - 1]);
            sum += StrictMath.log(steps[i].probability[choices[i]]);
        }
        return sum;
    }

    private void step(int decision, int before) {
        Step now = steps[decision];
        now.input = decision == 0 ? 0 : vectors[decision - 1] + before * hidden;
        System.arraycopy(parameters, gates + 2 * hidden * rows, now.gate, 0, rows);
        for (int k = 0; k < hidden; k++) {
            addScaled(parameters[now.input + k], parameters, gates + k * rows, now.gate, 0);
        }
        for (int k = 0; k < hidden && decision > 0; k++) {
            addScaled(steps[decision - 1].state[k], parameters, gates + (hidden + k) * rows, now.gate, 0);
        }
        for (int row = 0; row < rows; row++) {
            now.gate[row] = row < 3 * hidden
                    ? (float) (1 / (1 + StrictMath.exp(-now.gate[row])))
                    : (float) StrictMath.tanh(now.gate[row]);
        }
        for (int k = 0; k < hidden; k++) {
            float kept = decision == 0 ? 0 : now.gate[hidden + k] * steps[decision - 1].cell[k];
            now.cell[k] = kept + now.gate[k] * now.gate[3 * hidden + k];
            now.tanh[k] = (float) StrictMath.tanh(now.cell[k]);
            now.state[k] = now.gate[2 * hidden + k] * now.tanh[k];
        }
        softmax(decision);
    }

    private void softmax(int decision) {
        Step now = steps[decision];
        int size = sizes[decision];
        double largest = Double.NEGATIVE_INFINITY;
        for (int choice = 0; choice < size; choice++) {
            int weights = heads[decision] + choice * hidden;
            double logit = parameters[heads[decision] + size * hidden + choice];
            for (int k = 0; k < hidden; k++) {
                logit += parameters[weights + k] * now.state[k];
            }
            now.probability[choice] = logit;
            largest = Math.max(largest, logit);
        }
        double sum = 0;
        for (int choice = 0; choice < size; choice++) {
            now.probability[choice] = StrictMath.exp(now.probability[choice] - largest);
            sum += now.probability[choice];
        }
        for (int choice = 0; choice < size; choice++) {
            now.probability[choice] /= sum;
        }
    }

    /**
     * Adds the gradient of −{@code weight} · ln p(choices) − {@code entropyWeight} · Σ entropy of each decision, along
     * the sequence.
     */
    public void accumulate(int[] choices, double weight, double entropyWeight) {
        logProbability(choices);
        float[] stateFlow = new float[hidden];
        float[] cellFlow = new float[hidden];
        float[] rowFlow = new float[rows];
        for (int t = choices.length - 1; t >= 0; t--) {
            headBackward(t, choices[t], weight, entropyWeight, stateFlow);
            Step now = steps[t];
            for (int k = 0; k < hidden; k++) {
                float i = now.gate[k];
                float f = now.gate[hidden + k];
                float o = now.gate[2 * hidden + k];
                float g = now.gate[3 * hidden + k];
                float before = t == 0 ? 0 : steps[t - 1].cell[k];
                float flow = cellFlow[k] + stateFlow[k] * o * (1 - now.tanh[k] * now.tanh[k]);
                rowFlow[k] = flow * g * i * (1 - i);
                rowFlow[hidden + k] = flow * before * f * (1 - f);
                rowFlow[2 * hidden + k] = stateFlow[k] * now.tanh[k] * o * (1 - o);
                rowFlow[3 * hidden + k] = flow * i * (1 - g * g);
                cellFlow[k] = flow * f;
            }
            gatesBackward(t, rowFlow, stateFlow);
        }
    }

    /** Adds the flow through the logits of a decision to that of its state. */
    private void headBackward(int decision, int chosen, double weight, double entropyWeight, float[] stateFlow) {
        Step now = steps[decision];
        int size = sizes[decision];
        double entropy = 0;
        for (double p : now.probability) {
            entropy -= p > 0 ? p * StrictMath.log(p) : 0;
        }
        for (int choice = 0; choice < size; choice++) {
            double p = now.probability[choice];
            double ofEntropy = p > 0 ? -p * (StrictMath.log(p) + entropy) : 0;
            float flow = (float) (weight * (p - (choice == chosen ? 1 : 0)) - entropyWeight * ofEntropy);
            int weights = heads[decision] + choice * hidden;
            gradient[heads[decision] + size * hidden + choice] += flow;
            for (int k = 0; k < hidden; k++) {
                gradient[weights + k] += flow * now.state[k];
                stateFlow[k] += flow * parameters[weights + k];
            }
        }
    }

    /** Leaves the flow to the state before in {@code stateFlow}. */
    private void gatesBackward(int t, float[] rowFlow, float[] stateFlow) {
        int input = steps[t].input;
        int biases = gates + 2 * hidden * rows;
        addScaled(1, rowFlow, 0, gradient, biases);
        for (int k = 0; k < hidden; k++) {
            addScaled(parameters[input + k], rowFlow, 0, gradient, gates + k * rows);
            gradient[input + k] += product(gates + k * rows, rowFlow);
        }
        Arrays.fill(stateFlow, 0);
        for (int k = 0; k < hidden && t > 0; k++) {
            addScaled(steps[t - 1].state[k], rowFlow, 0, gradient, gates + (hidden + k) * rows);
            stateFlow[k] = product(gates + (hidden + k) * rows, rowFlow);
        }
    }

    /** Over all rows of the gates. */
    private void addScaled(float scale, float[] from, int x, float[] to, int y) {
        for (int row = 0; row < rows; row++) {
            to[y + row] += scale * from[x + row];
        }
    }

    /** In four running sums: one alone would wait for each addition before the next. */
    private float product(int weights, float[] flow) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        for (int row = 0; row < rows; row += GATES) {
            s0 += parameters[weights + row] * flow[row];
            s1 += parameters[weights + row + 1] * flow[row + 1];
            s2 += parameters[weights + row + 2] * flow[row + 2];
            s3 += parameters[weights + row + 3] * flow[row + 3];
        }
        return (s0 + s1) + (s2 + s3);
    }
}
