package org.nasgauge.importers.foreign.pickle;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Numbers and texts as pickles write them. Short texts and small numbers are kept once. */
final class Scalars {
    static final int MOST_DIGITS = 1_000;

    private static final PickleValue.Whole[] SMALL = small();
    private static final int SHORT = 64;
    private static final int MOST_SHARED = 1 << 16;

    private final Map<String, PickleValue.Text> shared = new HashMap<>();

    PickleValue.Text utf8(byte[] bytes) {
        try {
            return text(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("a text that is not UTF-8", e);
        }
    }

    PickleValue.Text latin1(byte[] bytes) {
        return text(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    /** Whether equal texts of this length are one object. */
    static boolean isShared(String value) {
        return value.length() <= SHORT;
    }

    PickleValue.Text text(String value) {
        if (!isShared(value)) {
            return new PickleValue.Text(value);
        }
        PickleValue.Text known = shared.get(value);
        if (known != null) {
            return known;
        }
        PickleValue.Text text = new PickleValue.Text(value);
        if (shared.size() < MOST_SHARED) {
            shared.put(value, text);
        }
        return text;
    }

    static PickleValue.Whole whole(long value) {
        return value >= 0 && value < SMALL.length ? SMALL[(int) value] : new PickleValue.Whole(value);
    }

    /** A decimal number in a line of protocol 0; 00 and 01 are truth values. */
    static PickleValue decimal(String line) {
        if (line.equals("00") || line.equals("01")) {
            return line.equals("01") ? PickleValue.Flag.TRUE : PickleValue.Flag.FALSE;
        }
        String digits = line.endsWith("L") ? line.substring(0, line.length() - 1) : line;
        try {
            return of(new BigInteger(digits));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + line + "' is no whole number", e);
        }
    }

    /** A number in two's complement, least significant byte first. */
    static PickleValue twosComplement(byte[] little) {
        byte[] big = new byte[little.length + 1];
        for (int i = 0; i < little.length; i++) {
            big[big.length - 1 - i] = little[i];
        }
        big[0] = (byte) (little.length > 0 && little[little.length - 1] < 0 ? -1 : 0);
        return of(new BigInteger(big));
    }

    static PickleValue real(String line) {
        try {
            return new PickleValue.Real(
                    switch (line) {
                        case "inf" -> Double.POSITIVE_INFINITY;
                        case "-inf" -> Double.NEGATIVE_INFINITY;
                        case "nan" -> Double.NaN;
                        default -> Double.parseDouble(line);
                    });
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + line + "' is no number", e);
        }
    }

    private static PickleValue of(BigInteger value) {
        return value.bitLength() < Long.SIZE ? whole(value.longValue()) : new PickleValue.Big(value);
    }

    private static PickleValue.Whole[] small() {
        PickleValue.Whole[] small = new PickleValue.Whole[1 << 10];
        for (int i = 0; i < small.length; i++) {
            small[i] = new PickleValue.Whole(i);
        }
        return small;
    }
}
