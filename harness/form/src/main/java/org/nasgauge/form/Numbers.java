package org.nasgauge.form;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;
import org.nasgauge.api.error.Quoted;

/**
 * The one grammar of numbers, JSON's, for forms and for the cells of tables: decimal digits, a point, an exponent, as in
 * {@code -12}, {@code 0.5} or {@code 2.5e4}. Nothing else is a number: no hexadecimal or octal digits, no underscores, no
 * {@code 90d}, no {@code NaN}. What is one, and why something that looks like one is none.
 */
public final class Numbers {
    /** A number with more characters is refused. */
    public static final int LONGEST = 100;

    private static final Pattern WHOLE = Pattern.compile("-?(?:0|[1-9][0-9]*)");
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");

    private Numbers() {}

    public static boolean isNumber(String text) {
        return text.length() <= LONGEST && NUMBER.matcher(text).matches();
    }

    public static boolean isWhole(String text) {
        return text.length() <= LONGEST && WHOLE.matcher(text).matches();
    }

    /** An Integer, Long, BigInteger or Double: the narrowest that holds what is written. */
    static Number value(String number) {
        if (!isWhole(number)) {
            return Double.valueOf(number);
        }
        BigInteger value = new BigInteger(number);
        if (value.bitLength() < Integer.SIZE) {
            return value.intValue();
        }
        return value.bitLength() < Long.SIZE ? (Number) value.longValue() : value;
    }

    /**
     * The finite number that a text is.
     *
     * @throws IllegalArgumentException if it is none, saying why
     */
    public static double read(String text) {
        double value = isNumber(text) ? Double.parseDouble(text) : Double.NaN;
        if (Double.isFinite(value)) {
            return value;
        }
        throw new IllegalArgumentException(
                Quoted.of(text) + " is no number" + (isNumber(text) ? " that 64 bits can hold" : ", " + oddity(text)));
    }

    public static String wholeFrom(long least, long most) {
        return "a whole number"
                + (least == Integer.MIN_VALUE ? "" : " from " + least)
                + (most == Integer.MAX_VALUE || most == Long.MAX_VALUE ? "" : " to " + most);
    }

    /** Why this text, which others take for a number, is none here, and how to write it. */
    public static String oddity(String text) {
        String digits = text.toLowerCase(Locale.ROOT).replaceFirst("^[+-]", "");
        if (text.length() > LONGEST) {
            return "a number of " + text.length() + " characters; at most " + LONGEST + " are read";
        }
        if (digits.matches("\\.?(nan|inf|infinity)")) {
            return "which is not finite; numbers are, and a limit that does not bind is left out";
        }
        if (digits.contains("_")) {
            return "with underscores; write the digits alone, as " + text.replace("_", "");
        }
        if (digits.startsWith("0x") || digits.startsWith("0o") || digits.startsWith("0b")) {
            return "which is not decimal; write decimal digits";
        }
        if (digits.length() > 1 && digits.matches("0[0-9]+")) {
            return "with a leading zero, which some read as octal; write it without, or in quotes if it is a text";
        }
        return "which is not written as numbers are here; write it as -12, 0.5 or 2.5e4";
    }
}
