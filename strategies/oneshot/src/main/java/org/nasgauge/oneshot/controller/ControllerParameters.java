package org.nasgauge.oneshot.controller;

import java.util.Arrays;
import org.nasgauge.api.random.SeededRandom;

/** All numbers of a controller in a row, with their gradient, moved by Adam as PyTorch computes it. */
public final class ControllerParameters {
    private static final double BETA2 = 0.999;

    private final double beta1;
    private final double epsilon;
    private double[] values = new double[0];
    private double[] gradient = new double[0];
    private double[] first = new double[0];
    private double[] second = new double[0];
    private int steps;

    /**
     * @param beta1 of Adam
     * @param epsilon of Adam
     */
    public ControllerParameters(double beta1, double epsilon) {
        this.beta1 = beta1;
        this.epsilon = epsilon;
    }

    /**
     * Adds some, each uniform between −{@code range} and {@code range}.
     *
     * @return where they begin
     */
    public int add(int count, double range, SeededRandom random) {
        int from = values.length;
        values = Arrays.copyOf(values, from + count);
        gradient = new double[values.length];
        first = new double[values.length];
        second = new double[values.length];
        for (int i = from; i < values.length; i++) {
            values[i] = range * (2 * random.nextDouble() - 1);
        }
        return from;
    }

    public int size() {
        return values.length;
    }

    public double get(int at) {
        return values[at];
    }

    public void set(int at, double value) {
        values[at] = value;
    }

    public double gradient(int at) {
        return gradient[at];
    }

    public void addGradient(int at, double more) {
        gradient[at] += more;
    }

    /** The scalar product of a row of parameters and a vector. */
    double product(int from, double[] vector) {
        double sum = 0;
        for (int i = 0; i < vector.length; i++) {
            sum += values[from + i] * vector[i];
        }
        return sum;
    }

    /** The way back of {@link #product}: adds the gradients by the row, and by the vector to {@code flow}. */
    void pull(int from, double[] vector, double by, double[] flow) {
        for (int i = 0; i < vector.length; i++) {
            gradient[from + i] += by * vector[i];
            flow[i] += by * values[from + i];
        }
    }

    /**
     * Moves by one step against the gradient, and clears it.
     *
     * @param clip greatest norm of the gradient; 0 for none
     */
    public void step(double learningRate, double clip) {
        steps++;
        double norm = Math.sqrt(Arrays.stream(gradient).map(g -> g * g).sum());
        double factor = clip > 0 && norm > clip ? clip / (norm + 1e-6) : 1;
        double bias1 = 1 - StrictMath.pow(beta1, steps);
        double bias2 = 1 - StrictMath.pow(BETA2, steps);
        for (int i = 0; i < values.length; i++) {
            double g = factor * gradient[i];
            first[i] = beta1 * first[i] + (1 - beta1) * g;
            second[i] = BETA2 * second[i] + (1 - BETA2) * g * g;
            values[i] -= learningRate * (first[i] / bias1) / (Math.sqrt(second[i] / bias2) + epsilon);
            gradient[i] = 0;
        }
    }

    /** All that the next steps hang on, to be kept. */
    public double[] state() {
        int size = values.length;
        double[] state = Arrays.copyOf(values, 3 * size + 1);
        System.arraycopy(first, 0, state, size, size);
        System.arraycopy(second, 0, state, 2 * size, size);
        state[3 * size] = steps;
        return state;
    }

    /** Goes on from what {@link #state} gave, of this controller or of another that is made in the same way. */
    public void setState(double[] state) {
        int size = values.length;
        values = Arrays.copyOf(state, size);
        first = Arrays.copyOfRange(state, size, 2 * size);
        second = Arrays.copyOfRange(state, 2 * size, 3 * size);
        steps = (int) state[3 * size];
    }
}
