package org.nasgauge.tabular.format;

/**
 * How a value is stored: {@code value = stored × multiplier / divisor + offset}, computed in this order in double
 * precision. A share of n images is a count with the multiplier 100 and the divisor n, and so exact.
 *
 * @param multiplier positive and finite
 * @param divisor positive and finite
 */
public record Encoding(Dtype dtype, double multiplier, double divisor, double offset) {
    public Encoding {
        if (!(multiplier > 0 && divisor > 0 && Double.isFinite(multiplier / divisor) && Double.isFinite(offset))) {
            throw new IllegalArgumentException("stored × " + multiplier + " / " + divisor + " + " + offset
                    + " is no encoding; expected a positive multiplier and divisor");
        }
    }

    /** The value itself. */
    public static Encoding plain(Dtype dtype) {
        return new Encoding(dtype, 1, 1, 0);
    }

    /** Percentages of n images, stored as counts. */
    public static Encoding percentOf(int images) {
        return new Encoding(images <= 65_535 ? Dtype.U2 : Dtype.I4, 100, images, 0);
    }

    public double decode(double stored) {
        return stored * multiplier / divisor + offset;
    }

    /** What to store for a value: the nearest whole number for an integer type. */
    public double encode(double value) {
        double exact = (value - offset) * divisor / multiplier;
        return dtype.isFloat() ? exact : Math.rint(exact);
    }

    /** What comes back of a value that was stored. */
    public double rounded(double value) {
        return decode(dtype.rounded(encode(value)));
    }
}
