package org.nasgauge.report.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/**
 * Decimal digits of doubles, by exact arithmetic: {@link Double#toString(double)} changed its digits in JDK 19, and
 * {@link String#format} rounds a rounded value.
 */
public final class Decimals {
    /** Every double is told from its neighbours by this many significant digits. */
    private static final int MOST_DIGITS = 17;

    /** Below a power of two doubles lie closer than above: the far decimal may read back where the near one does not. */
    private static final List<RoundingMode> SHORTENINGS =
            List.of(RoundingMode.HALF_EVEN, RoundingMode.UP, RoundingMode.DOWN);

    private Decimals() {}

    /** Exactly this many digits after the point, rounded half to even; never {@code -0.00}. */
    public static String fixed(double value, int decimals) {
        return exact(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    }

    /** The fewest digits that read back as this very double, in plain or scientific notation as JSON allows. */
    public static String shortest(double value) {
        BigDecimal exact = exact(value);
        for (int digits = 15; digits < MOST_DIGITS; digits++) {
            for (RoundingMode mode : SHORTENINGS) {
                BigDecimal rounded = exact.round(new MathContext(digits, mode));
                if (rounded.doubleValue() == value) {
                    return plain(rounded);
                }
            }
        }
        return plain(exact.round(new MathContext(MOST_DIGITS, RoundingMode.HALF_EVEN)));
    }

    /** At most this many significant digits, for drawing. */
    public static String significant(double value, int digits) {
        return plain(exact(value).round(new MathContext(digits, RoundingMode.HALF_EVEN)));
    }

    /** The decimals that show this many significant digits of a magnitude: 0 to 9. */
    public static int decimalsFor(double magnitude, int digits) {
        return magnitude == 0 ? 0 : Math.max(0, Math.min(9, digits - 1 - exponent(magnitude)));
    }

    /** The power of ten of the first digit: 2 for 123, -2 for 0.05. The value must not be 0. */
    public static int exponent(double value) {
        BigDecimal exact = exact(value);
        return exact.precision() - exact.scale() - 1;
    }

    private static String plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        int exponent = stripped.precision() - stripped.scale() - 1;
        return stripped.signum() == 0 || (exponent >= -7 && exponent < MOST_DIGITS)
                ? stripped.toPlainString()
                : stripped.toString();
    }

    private static BigDecimal exact(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(value + " has no decimal digits");
        }
        return new BigDecimal(value);
    }
}
