package org.nasgauge.proxies;

import org.nasgauge.networks.Layer.Activation;

/** An activation at one number, with its first two derivatives; at a kink those from the left. */
record Bend(double value, double slope, double curvature) {
    static Bend of(Activation activation, double x) {
        return switch (activation) {
            case RELU -> x > 0 ? new Bend(x, 1, 0) : new Bend(0, 0, 0);
            case RELU6 -> x > 0 && x < 6 ? new Bend(x, 1, 0) : new Bend(x > 0 ? 6 : 0, 0, 0);
            case SIGMOID -> {
                double s = sigmoid(x);
                double slope = s * (1 - s);
                yield new Bend(s, slope, slope * (1 - 2 * s));
            }
            case TANH -> {
                double t = StrictMath.tanh(x);
                yield new Bend(t, 1 - t * t, -2 * t * (1 - t * t));
            }
            case SWISH -> {
                double s = sigmoid(x);
                double slope = s * (1 - s);
                yield new Bend(x * s, s + x * slope, 2 * slope + x * slope * (1 - 2 * s));
            }
        };
    }

    private static double sigmoid(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }
}
