package org.nasgauge.report.text;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Decimal digits of doubles, by exact arithmetic: {@link Double#toString(double)} changed its digits in JDK 19, and
 * {@link String#format} rounds a rounded value.
 */
public final class Decimals {
    /** Beyond so many digits before the point, notation is scientific: every double has as many that tell it apart. */
    private static final int MOST_DIGITS = 17;

    private static final int LEAST_EXPONENT = -323;
    private static final double[] POWERS = IntStream.rangeClosed(LEAST_EXPONENT, 308)
            .mapToDouble(exponent -> Double.parseDouble("1e" + exponent))
            .toArray();

    /** Up to here powers of ten are doubles. */
    private static final int MOST_EXACT_POWER = 22;

    private static final double[] EXACT_POWERS =
            Arrays.copyOfRange(POWERS, -LEAST_EXPONENT, MOST_EXACT_POWER + 1 - LEAST_EXPONENT);

    /** Below it one rounding is off by less than {@link #TIE}. */
    private static final double CERTAIN = 1e9;

    private static final double TIE = 1e-6;

    private Decimals() {}

    /** Exactly this many digits after the point, rounded half to even; never {@code -0.00}. */
    public static String fixed(double value, int decimals) {
        return rounded(value, decimals).toPlainString();
    }

    /** At most this many digits after the point, rounded half to even: no zeros at the end. */
    public static String atMost(double value, int decimals) {
        return rounded(value, decimals).stripTrailingZeros().toPlainString();
    }

    /** The fewest digits that read back as this very double, in plain or scientific notation as JSON allows. */
    public static String shortest(double value) {
        if (value == (int) value) {
            return Integer.toString((int) value);
        }
        String digits = NumberOutput.toString(finite(value), true);
        boolean isPlain = digits.indexOf('E') < 0 && !digits.endsWith(".0");
        return isPlain ? digits : plain(new BigDecimal(digits));
    }

    /** At most this many significant digits, for drawing. */
    public static String significant(double value, int digits) {
        return plain(rounded(value, value == 0 ? 0 : digits - 1 - exponent(value)));
    }

    /** The decimals that show this many significant digits of a magnitude: 0 to 9. */
    public static int decimalsFor(double magnitude, int digits) {
        return magnitude == 0 ? 0 : Math.max(0, Math.min(9, digits - 1 - exponent(magnitude)));
    }

    /** The power of ten of the first digit: 2 for 123, -2 for 0.05. The value must not be 0. */
    public static int exponent(double value) {
        int found = Arrays.binarySearch(POWERS, Math.abs(finite(value)));
        if (found < -1) {
            return LEAST_EXPONENT - found - 2;
        }
        BigDecimal exact = exact(value); // the double next to a power of ten may lie below it
        return exact.precision() - exact.scale() - 1;
    }

    /** The exact value is only made where plain arithmetic cannot tell which neighbour is nearer. */
    private static BigDecimal rounded(double value, int decimals) {
        int power = Math.abs(decimals);
        if (power <= MOST_EXACT_POWER) {
            double scaled = decimals < 0 ? value / EXACT_POWERS[power] : value * EXACT_POWERS[power];
            double whole = Math.rint(scaled);
            if (Math.abs(scaled) < CERTAIN && Math.abs(scaled - whole) < 0.5 - TIE) {
                return BigDecimal.valueOf((long) whole, decimals);
            }
        }
        return exact(value).setScale(decimals, RoundingMode.HALF_EVEN);
    }

    private static String plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        int exponent = stripped.precision() - stripped.scale() - 1;
        return stripped.signum() == 0 || (exponent >= -7 && exponent < MOST_DIGITS)
                ? stripped.toPlainString()
                : stripped.toString();
    }

    private static BigDecimal exact(double value) {
        return new BigDecimal(finite(value));
    }

    private static double finite(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(value + " has no decimal digits");
        }
        return value;
    }
}
