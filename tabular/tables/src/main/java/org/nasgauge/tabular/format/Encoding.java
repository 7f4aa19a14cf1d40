package org.nasgauge.tabular.format;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;

/**
 * How a value is stored: {@code value = stored × multiplier / divisor + offset}, computed in this order in double
 * precision. A share of n images is a count with the multiplier 100 and the divisor n, and so exact.
 *
 * @param multiplier positive and finite
 * @param divisor positive and finite
 */
public record Encoding(Dtype dtype, double multiplier, double divisor, double offset) {
    private static final int MOST_DECIMALS = 1_000_000_000;

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

    /**
     * The smallest that gives every value back to the bit: whole numbers, singles, whole numbers of some decimal place, or
     * doubles, which can hold them all.
     *
     * @param values as often as it is asked for them; finite
     */
    public static Encoding keeping(Supplier<DoubleStream> values) {
        for (Dtype dtype : List.of(Dtype.I4, Dtype.F4)) {
            Encoding plain = plain(dtype);
            if (values.get().allMatch(plain::keeps)) {
                return plain;
            }
        }
        for (long power = 10; power <= MOST_DECIMALS; power *= 10) {
            Encoding decimals = new Encoding(Dtype.I4, 1, power, 0);
            if (values.get().allMatch(decimals::keeps)) {
                return decimals;
            }
        }
        Encoding large = plain(Dtype.I8);
        return values.get().allMatch(large::keeps) ? large : plain(Dtype.F8);
    }

    /** Whether a value comes back as it is, to the bit. */
    public boolean keeps(double value) {
        double stored = encode(value);
        return dtype.holds(stored) && Double.compare(decode(dtype.rounded(stored)), value) == 0;
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
