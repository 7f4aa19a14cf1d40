package org.nasgauge.oneshot.controller;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.tape.Adam;

/** All numbers of a controller in a row, with their gradient, moved by Adam. */
public final class ControllerParameters {
    private final double beta1;
    private final double epsilon;
    private double[] values = new double[0];
    private double[] gradient = new double[0];
    private Adam adam;

    /**
     * @param beta1 of Adam
     * @param epsilon of Adam
     */
    public ControllerParameters(double beta1, double epsilon) {
        this.beta1 = beta1;
        this.epsilon = epsilon;
        this.adam = new Adam(beta1, epsilon);
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
        adam = new Adam(beta1, epsilon, values.length);
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
        double norm = Math.sqrt(Arrays.stream(gradient).map(g -> g * g).sum());
        double factor = clip > 0 && norm > clip ? clip / (norm + 1e-6) : 1;
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] *= factor;
        }
        adam.step(new double[][] {values}, new double[][] {gradient}, learningRate, 0);
        Arrays.fill(gradient, 0);
    }

    /** All that the next steps hang on, to be kept. */
    public double[] state() {
        return DoubleStream.concat(Arrays.stream(values), Arrays.stream(adam.state()))
                .toArray();
    }

    /** Goes on from what {@link #state} gave, of this controller or of another that is made in the same way. */
    public void setState(double[] state) {
        values = Arrays.copyOf(state, values.length);
        adam.setState(Arrays.copyOfRange(state, values.length, state.length));
    }
}
