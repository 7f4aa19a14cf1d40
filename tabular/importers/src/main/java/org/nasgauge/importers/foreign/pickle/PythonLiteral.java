package org.nasgauge.importers.foreign.pickle;

import java.nio.charset.StandardCharsets;

/** Texts of protocol 0, which are written with escapes. */
final class PythonLiteral {
    private PythonLiteral() {}

    /** A string in quotes, as Python's {@code repr} writes one. */
    static String quoted(byte[] line) {
        String text = new String(line, StandardCharsets.ISO_8859_1).strip();
        int last = text.length() - 1;
        if (last < 1 || (text.charAt(0) != '\'' && text.charAt(0) != '"') || text.charAt(last) != text.charAt(0)) {
            throw new IllegalArgumentException("a text that is not in quotes");
        }
        return unescape(text.substring(1, last), true);
    }

    /** {@code raw-unicode-escape}: only a backslash with u and four, or U and eight, hexadecimal digits is an escape. */
    static String rawUnicode(byte[] line) {
        return unescape(new String(line, StandardCharsets.ISO_8859_1), false);
    }

    private static String unescape(String text, boolean all) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i++);
            char escape = c == '\\' && i < text.length() ? text.charAt(i) : 0;
            int digits = digits(escape, all);
            if (digits > 0) {
                plain.appendCodePoint(hex(text, i + 1, digits));
                i += 1 + digits;
            } else if (all && escape != 0) {
                plain.append(simple(escape));
                i++;
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    private static int digits(char escape, boolean all) {
        return switch (escape) {
            case 'x' -> all ? 2 : 0;
            case 'u' -> all ? 0 : 4;
            case 'U' -> all ? 0 : 8;
            default -> 0;
        };
    }

    private static char simple(char escape) {
        return switch (escape) {
            case '\\', '\'', '"' -> escape;
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> throw new IllegalArgumentException("the escape \\" + escape + " in a text");
        };
    }

    private static int hex(String text, int from, int digits) {
        if (from + digits > text.length()) {
            throw new IllegalArgumentException("a text that ends in an escape");
        }
        int codePoint;
        try {
            codePoint = Integer.parseUnsignedInt(text, from, from + digits, 16);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("an escape without hexadecimal digits in a text", e);
        }
        if (!Character.isValidCodePoint(codePoint)) {
            throw new IllegalArgumentException("an escape beyond Unicode in a text");
        }
        return codePoint;
    }
}
