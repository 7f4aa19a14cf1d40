package org.nasgauge.api.error;

import java.util.Locale;

/**
 * Foreign text in messages: on one line, control and direction-changing characters made visible, cut where it is long. What
 * a file says cannot move the cursor, colour the screen, or turn the order of letters around.
 */
public final class Quoted {
    private static final int LONGEST = 120;
    private static final String FILLERS = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0";

    private Quoted() {}

    /** In single quotes, cut after {@value #LONGEST} characters. */
    public static String of(Object text) {
        return "'" + cut(text.toString()) + "'";
    }

    /** The beginning of a long text, and how long it is; visible. */
    public static String cut(String text) {
        if (text.length() <= LONGEST) {
            return visible(text);
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return visible(text.substring(0, end)) + "… (" + text.length() + " characters)";
    }

    /** The whole text with escapes, as {@code \n} and <code>&#92;u202e</code>, in place of what would not be seen as itself. */
    public static String visible(String text) {
        if (!hides(text)) {
            return text;
        }
        StringBuilder visible = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(character -> {
            if (isHidden(character)) {
                visible.append(escape(character));
            } else {
                visible.appendCodePoint(character);
            }
        });
        return visible.toString();
    }

    /** Whether a character of the text would not be seen as itself. */
    public static boolean hides(String text) {
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            if (isHidden(character)) {
                return true;
            }
            at += Character.charCount(character);
        }
        return false;
    }

    /**
     * Controls, line and paragraph separators, halves of characters, and what Unicode calls format characters (marks of
     * direction and joining) and fillers, which are blank letters.
     */
    private static boolean isHidden(int character) {
        if (character >= ' ' && character < 0x7f) {
            return false;
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> FILLERS.indexOf(character) >= 0;
        };
    }

    private static String escape(int character) {
        return switch (character) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.format(Locale.ROOT, character > 0xffff ? "\\U%08x" : "\\u%04x", character);
        };
    }
}
