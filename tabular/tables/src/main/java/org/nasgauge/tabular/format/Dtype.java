package org.nasgauge.tabular.format;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The element types that a column may have, little-endian. */
public enum Dtype {
    U1("|u1", 1, 0, 255),
    I1("|i1", 1, -128, 127),
    U2("<u2", 2, 0, 65_535),
    I2("<i2", 2, -32_768, 32_767),
    I4("<i4", 4, Integer.MIN_VALUE, Integer.MAX_VALUE),
    I8("<i8", 8, -0x1p53, 0x1p53),
    F2("<f2", 2, -65_504, 65_504),
    F4("<f4", 4, -Float.MAX_VALUE, Float.MAX_VALUE),
    F8("<f8", 8, -Double.MAX_VALUE, Double.MAX_VALUE);

    private final String descr;
    private final int bytes;
    private final double least;
    private final double most;

    Dtype(String descr, int bytes, double least, double most) {
        this.descr = descr;
        this.bytes = bytes;
        this.least = least;
        this.most = most;
    }

    /** The name as NumPy writes it. */
    public String descr() {
        return descr;
    }

    /** The bytes of one element. */
    public int bytes() {
        return bytes;
    }

    public boolean isFloat() {
        return this == F2 || this == F4 || this == F8;
    }

    /** Whether an element can hold the number; of the 64-bit integers only those that a double holds exactly. */
    public boolean holds(double number) {
        return number >= least && number <= most && (isFloat() || number == Math.rint(number));
    }

    /** What comes back of a number that an element {@linkplain #holds holds}. */
    public double rounded(double number) {
        return switch (this) {
            case F2 -> Half.toDouble(Half.fromDouble(number));
            case F4 -> (float) number;
            default -> number;
        };
    }

    public static Optional<Dtype> of(String descr) {
        return Arrays.stream(values())
                .filter(dtype -> dtype.descr.equals(descr))
                .findFirst();
    }

    public static List<String> names() {
        return Arrays.stream(values()).map(Dtype::descr).toList();
    }

    /** Half-precision floats (IEEE 754 binary16), which Java 17 has no conversion for. */
    static final class Half {
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
}
