package org.nasgauge.proxies;

/**
 * Numbers with one power of two for all of them, which no product of layers overflows: each is {@code values[i] · 2^exponent}.
 */
final class Scaled {
    private final double[] values;
    private final int exponent;

    Scaled(double[] values, int exponent) {
        this.values = values;
        this.exponent = exponent;
    }

    double[] values() {
        return values;
    }

    int exponent() {
        return exponent;
    }

    /** The same numbers, the greatest of them near 1. */
    Scaled normal() {
        double most = 0;
        for (double value : values) {
            most = Math.max(most, Math.abs(value));
        }
        return most == 0 || !Double.isFinite(most) ? this : at(exponent + Math.getExponent(most));
    }

    /** The same numbers with another power; those that are too small by then are 0. */
    Scaled at(int other) {
        double[] moved = new double[values.length];
        for (int i = 0; i < moved.length; i++) {
            moved[i] = Math.scalb(values[i], exponent - other);
        }
        return new Scaled(moved, other);
    }

    /** Sums of places. */
    Scaled plus(Scaled other) {
        int common = isZero() ? other.exponent : other.isZero() ? exponent : Math.max(exponent, other.exponent);
        Scaled sum = at(common);
        double[] added = other.at(common).values;
        for (int i = 0; i < added.length; i++) {
            sum.values[i] += added[i];
        }
        return sum;
    }

    boolean isZero() {
        for (double value : values) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    /** The natural logarithm of the sum of all; −∞ if they are all 0. */
    double logOfSum() {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return StrictMath.log(sum) + exponent * StrictMath.log(2);
    }
}
