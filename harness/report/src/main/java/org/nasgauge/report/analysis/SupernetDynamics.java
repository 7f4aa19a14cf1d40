package org.nasgauge.report.analysis;

import java.util.Arrays;
import java.util.Comparator;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.nasgauge.statistics.correlation.RankedPairs;

/**
 * How the scores of a network with shared weights come to rank architectures, in closed form: after E epochs of shared
 * training the score of architecture i is p_i(E) = α(E) s_i + (1 - α(E)) q_i with α(E) = E / (E + λ). The score s is that of
 * training alone; q is what weights that nothing has trained make of the architecture. Where q and s oppose each other, the
 * first epochs rank backwards.
 */
public final class SupernetDynamics {
    private static final int GRID = 200;
    private static final double LEAST_LAMBDA = 1e-3;
    private static final double MOST_LAMBDA = 1e6;
    private static final double GOLDEN = (StrictMath.sqrt(5) - 1) / 2;
    private static final double ACCURACY = 1e-12;

    private final double lambda;
    private final double[] shared;

    /**
     * @param lambda λ, the epochs after which both weigh the same; above 0
     * @param shared q, one an architecture, in the unit of s
     */
    public SupernetDynamics(double lambda, double[] shared) {
        if (!(lambda > 0 && lambda < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("lambda is " + lambda + ", expected a number above 0");
        }
        this.lambda = lambda;
        this.shared = shared.clone();
    }

    public double lambda() {
        return lambda;
    }

    public double[] shared() {
        return shared.clone();
    }

    /** How much of s shows through, from 0 to below 1. */
    public double share(double epochs) {
        if (!(epochs >= 0)) {
            throw new IllegalArgumentException(epochs + " epochs, expected 0 or more");
        }
        return share(epochs, lambda);
    }

    private static double share(double epochs, double lambda) {
        return epochs / (epochs + lambda);
    }

    /** p(E), one an architecture. */
    public double[] scores(double[] alone, double epochs) {
        requireAsMany(alone);
        double share = share(epochs);
        double[] scores = new double[alone.length];
        Arrays.setAll(scores, i -> share * alone[i] + (1 - share) * shared[i]);
        return scores;
    }

    /** Spearman's ρ of p(E) with s; empty where all scores are alike. */
    public OptionalDouble rankCorrelation(double[] alone, double epochs) {
        return RankedPairs.of(scores(alone, epochs), alone).spearmanRho().coefficient();
    }

    private void requireAsMany(double[] alone) {
        if (alone.length != shared.length) {
            throw new IllegalArgumentException(alone.length + " architectures, where q has " + shared.length);
        }
    }

    /**
     * λ and q by least squares: for any λ the best q_i is that of a line through the origin, in closed form, so that one number
     * is searched for, on a logarithmic grid and then by golden section.
     *
     * @param epochs at which scores were measured, at least two different ones
     * @param alone s, at least one architecture
     * @param measured p, by epoch and then by architecture
     * @throws IllegalArgumentException if the arrays do not fit, or there are too few epochs to tell λ from q
     */
    public static SupernetDynamics fit(double[] epochs, double[] alone, double[][] measured) {
        if (epochs.length != measured.length
                || Arrays.stream(measured).anyMatch(scores -> scores.length != alone.length)
                || alone.length == 0) {
            throw new IllegalArgumentException(
                    "the scores are not " + epochs.length + " rows of " + alone.length + " architectures");
        }
        if (Arrays.stream(epochs).distinct().count() < 2
                || Arrays.stream(epochs).anyMatch(epoch -> !(epoch >= 0))) {
            throw new IllegalArgumentException(
                    "lambda and q take scores after two different numbers of epochs, 0 or more");
        }
        DoubleUnaryOperator error = exponent -> {
            double lambda = StrictMath.exp(exponent);
            return error(epochs, alone, measured, lambda, shared(epochs, alone, measured, lambda));
        };
        double low = StrictMath.log(LEAST_LAMBDA);
        double step = (StrictMath.log(MOST_LAMBDA) - low) / GRID;
        double[] errors = IntStream.rangeClosed(0, GRID)
                .mapToDouble(at -> error.applyAsDouble(low + at * step))
                .toArray();
        int best = IntStream.rangeClosed(0, GRID)
                .boxed()
                .min(Comparator.comparingDouble(at -> errors[at]))
                .orElseThrow();
        double lambda = StrictMath.exp(least(error, low + (best - 1) * step, low + (best + 1) * step));
        return new SupernetDynamics(lambda, shared(epochs, alone, measured, lambda));
    }

    /** The q with the least squares for this λ. */
    private static double[] shared(double[] epochs, double[] alone, double[][] measured, double lambda) {
        double squares = 0;
        double[] products = new double[alone.length];
        for (int at = 0; at < epochs.length; at++) {
            double share = share(epochs[at], lambda);
            squares += (1 - share) * (1 - share);
            for (int i = 0; i < alone.length; i++) {
                products[i] += (1 - share) * (measured[at][i] - share * alone[i]);
            }
        }
        double of = squares;
        return Arrays.stream(products).map(product -> product / of).toArray();
    }

    private static double error(double[] epochs, double[] alone, double[][] measured, double lambda, double[] shared) {
        double error = 0;
        for (int at = 0; at < epochs.length; at++) {
            double share = share(epochs[at], lambda);
            for (int i = 0; i < alone.length; i++) {
                double off = measured[at][i] - share * alone[i] - (1 - share) * shared[i];
                error += off * off;
            }
        }
        return error;
    }

    private static double least(DoubleUnaryOperator function, double from, double to) {
        double low = from;
        double high = to;
        while (high - low > ACCURACY * (1 + StrictMath.abs(low))) {
            double left = high - GOLDEN * (high - low);
            double right = low + GOLDEN * (high - low);
            if (left <= low || right >= high) {
                break;
            }
            if (function.applyAsDouble(left) < function.applyAsDouble(right)) {
                high = right;
            } else {
                low = left;
            }
        }
        return (low + high) / 2;
    }
}
