package org.nasgauge.oneshot.controller;

import java.util.Arrays;
import org.nasgauge.api.random.SeededRandom;

/**
 * A layer of long short-term memory (Hochreiter and Schmidhuber, 1997): the gates i, f, o and the candidate g come from
 * W [x; h] + b; c ← f·c + i·g, h ← o·tanh(c). Its numbers are among a controller's.
 */
public final class LstmLayer {
    private final ControllerParameters parameters;
    private final int inputs;
    private final int hidden;
    /** Row by row: the weights of x, those of h, the bias; rows gate by gate. */
    private final int from;

    public LstmLayer(ControllerParameters parameters, int inputs, int hidden, double range, SeededRandom random) {
        this.parameters = parameters;
        this.inputs = inputs;
        this.hidden = hidden;
        this.from = parameters.add(4 * hidden * (inputs + hidden + 1), range, random);
    }

    /**
     * What a layer remembers, or the gradient by it.
     *
     * @param h what it gives
     * @param c its cells
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    public record State(double[] h, double[] c) {
        public static State zero(int hidden) {
            return new State(new double[hidden], new double[hidden]);
        }

        /** Beside each other. */
        public static State joined(State one, State other) {
            return new State(concatenated(one.h, other.h), concatenated(one.c, other.c));
        }

        private static double[] concatenated(double[] one, double[] other) {
            double[] both = Arrays.copyOf(one, one.length + other.length);
            System.arraycopy(other, 0, both, one.length, other.length);
            return both;
        }

        /** Some of it. */
        public State part(int start, int end) {
            return new State(Arrays.copyOfRange(h, start, end), Arrays.copyOfRange(c, start, end));
        }
    }

    /**
     * One step, with what its way back needs.
     *
     * @param gates i, f, o and g of each unit, gate by gate
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    public record Step(double[] x, State before, double[] gates, State after) {}

    /** The gradients by what a step took. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    public record Flow(double[] byInput, State byBefore) {}

    private int row(int gate, int unit) {
        return from + (gate * hidden + unit) * (inputs + hidden + 1);
    }

    public Step step(double[] x, State before) {
        double[] gates = new double[4 * hidden];
        State after = State.zero(hidden);
        for (int unit = 0; unit < hidden; unit++) {
            for (int gate = 0; gate < 4; gate++) {
                int row = row(gate, unit);
                double sum = parameters.product(row, x)
                        + parameters.product(row + inputs, before.h)
                        + parameters.get(row + inputs + hidden);
                gates[gate * hidden + unit] = gate < 3 ? sigmoid(sum) : StrictMath.tanh(sum);
            }
            after.c[unit] = gates[hidden + unit] * before.c[unit] + gates[unit] * gates[3 * hidden + unit];
            after.h[unit] = gates[2 * hidden + unit] * StrictMath.tanh(after.c[unit]);
        }
        return new Step(x, before, gates, after);
    }

    static double sigmoid(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }

    /** Adds the gradients by the layer's numbers, and gives those by what the step took. */
    public Flow back(Step step, State byAfter) {
        double[] byInput = new double[inputs];
        State byBefore = State.zero(hidden);
        for (int unit = 0; unit < hidden; unit++) {
            double i = step.gates[unit];
            double f = step.gates[hidden + unit];
            double o = step.gates[2 * hidden + unit];
            double g = step.gates[3 * hidden + unit];
            double tanh = StrictMath.tanh(step.after.c[unit]);
            double byCell = byAfter.c[unit] + byAfter.h[unit] * o * (1 - tanh * tanh);
            double[] bySums = {
                byCell * g * i * (1 - i),
                byCell * step.before.c[unit] * f * (1 - f),
                byAfter.h[unit] * tanh * o * (1 - o),
                byCell * i * (1 - g * g)
            };
            byBefore.c[unit] = byCell * f;
            for (int gate = 0; gate < 4; gate++) {
                int row = row(gate, unit);
                parameters.pull(row, step.x, bySums[gate], byInput);
                parameters.pull(row + inputs, step.before.h, bySums[gate], byBefore.h);
                parameters.addGradient(row + inputs + hidden, bySums[gate]);
            }
        }
        return new Flow(byInput, byBefore);
    }
}
