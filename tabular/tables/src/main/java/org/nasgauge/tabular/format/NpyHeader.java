package org.nasgauge.tabular.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nasgauge.api.error.UserError;

/**
 * What stands before the elements of a .npy file, version 1.0 (NumPy Enhancement Proposal 1): an array in C order.
 *
 * @param shape the length of each axis, from 0; the file stays under 2 GiB, which is what Java can map at once
 */
public record NpyHeader(Dtype dtype, List<Integer> shape) {
    /** Enough bytes to parse any header that this suite writes. */
    public static final int MOST_BYTES = 256;

    private static final String MAGIC = "\u0093NUMPY\u0001\u0000";
    private static final int PREFIX = MAGIC.length() + Short.BYTES;
    private static final int ALIGNMENT = 64;
    private static final Pattern DICTIONARY = Pattern.compile(
            "\\{'descr': '([^']{1,16})', 'fortran_order': (True|False), 'shape': \\(([0-9, ]{0,64})\\), \\} *\n");

    public NpyHeader {
        shape = List.copyOf(shape);
        long bytes = dtype.bytes();
        for (int axis : shape) {
            bytes *= axis;
            if (axis < 0 || bytes > Integer.MAX_VALUE - MOST_BYTES) {
                throw new IllegalArgumentException("a shape of " + shape + " is more than one array can hold");
            }
        }
    }

    /** The number of elements. */
    public int elements() {
        return shape.stream().reduce(1, (a, b) -> a * b);
    }

    /** The length of the whole file, header and elements, in bytes. */
    public long fileBytes() {
        return encode().length + (long) elements() * dtype.bytes();
    }

    /** The header as NumPy writes it: padded with spaces so that the elements begin at a multiple of 64 bytes. */
    public byte[] encode() {
        String axes =
                shape.stream().map(String::valueOf).collect(Collectors.joining(", ")) + (shape.size() == 1 ? "," : "");
        String dictionary = "{'descr': '" + dtype.descr() + "', 'fortran_order': False, 'shape': (" + axes + "), }";
        int unpadded = PREFIX + dictionary.length() + 1;
        int padding = Math.floorMod(-unpadded, ALIGNMENT);
        int length = dictionary.length() + padding + 1;
        return (MAGIC + (char) (length & 0xFF) + (char) (length >>> 8) + dictionary + " ".repeat(padding) + "\n")
                .getBytes(ISO_8859_1);
    }

    /** Whether a file that starts so has this header, in the bytes that NumPy writes. */
    boolean begins(byte[] start) {
        byte[] header = encode();
        return start.length >= header.length && Arrays.equals(header, 0, header.length, start, 0, header.length);
    }

    /**
     * @param place the file, for error messages
     * @param start the first bytes of the file, up to {@link #MOST_BYTES}
     * @throws UserError if they are not such a header
     */
    public static NpyHeader parse(Object place, byte[] start) {
        String text = new String(start, ISO_8859_1);
        if (text.length() < PREFIX || !text.startsWith(MAGIC)) {
            throw refused(place, "the file does not begin as a .npy file of version 1.0");
        }
        int end = PREFIX + (text.charAt(PREFIX - 2) | text.charAt(PREFIX - 1) << 8);
        Matcher dictionary = DICTIONARY.matcher(text);
        if (end > text.length() || !dictionary.region(PREFIX, end).matches()) {
            throw refused(place, "the .npy header is cut off or not in NumPy's form");
        }
        if (dictionary.group(2).equals("True")) {
            throw refused(place, "the array is in Fortran order; expected C order");
        }
        Dtype dtype = Dtype.of(dictionary.group(1))
                .orElseThrow(() -> refused(
                        place,
                        "elements of type '" + dictionary.group(1) + "'; expected one of "
                                + String.join(", ", Dtype.names())));
        try {
            List<Integer> shape = Stream.of(dictionary.group(3).split(","))
                    .map(String::strip)
                    .filter(axis -> !axis.isEmpty())
                    .map(Integer::valueOf)
                    .toList();
            NpyHeader header = new NpyHeader(dtype, shape);
            if (header.encode().length != end) {
                throw refused(
                        place, "the .npy header is padded to " + end + " bytes; expected " + header.encode().length);
            }
            return header;
        } catch (IllegalArgumentException e) {
            throw UserError.at(
                    place, "a shape of (" + dictionary.group(3) + ") is more than a column can hold", MEND, e);
        }
    }

    private static final String MEND = "Restore the file from where the table came from";

    private static UserError refused(Object place, String problem) {
        return UserError.at(place, problem, MEND);
    }
}
