package org.nasgauge.tabular.npy;

/** Half-precision floats (IEEE 754 binary16), which Java 17 has no conversion for. */
final class Half {
    private static final int SIGN = 0x8000;
    private static final int INFINITY = 0x7C00;

    private Half() {}

    static double toDouble(short bits) {
        int exponent = bits >>> 10 & 0x1F;
        int fraction = bits & 0x3FF;
        double magnitude;
        if (exponent == 0x1F) {
            magnitude = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        } else if (exponent == 0) {
            magnitude = fraction * 0x1p-24;
        } else {
            magnitude = (0x400 | fraction) * Math.scalb(1.0, exponent - 25);
        }
        return (bits & SIGN) == 0 ? magnitude : -magnitude;
    }

    /** The nearest half, ties to even; infinite beyond 65,504 by more than half a step. */
    static short fromDouble(double value) {
        int sign = (Double.doubleToRawLongBits(value) < 0) ? SIGN : 0;
        double magnitude = Math.abs(value);
        if (Double.isNaN(value)) {
            return (short) (INFINITY | 0x200);
        }
        if (magnitude >= 65_520) {
            return (short) (sign | INFINITY);
        }
        int exponent = Math.max(Math.getExponent(magnitude), -14);
        long steps = (long) Math.rint(Math.scalb(magnitude, 10 - exponent));
        // A carry out of the fraction raises the exponent by itself; below 0x400 the number is subnormal.
        return (short) (sign | (int) (steps + ((long) (exponent + 14) << 10)));
    }
}
