package org.nasgauge.report.format;

import java.util.ArrayList;
import java.util.List;

/** Text in columns of a terminal, one a code point. */
final class TextWidth {
    private TextWidth() {}

    static int of(String text) {
        return text.codePointCount(0, text.length());
    }

    static String padEnd(String text, int width) {
        return text + " ".repeat(Math.max(0, width - of(text)));
    }

    static String padStart(String text, int width) {
        return " ".repeat(Math.max(0, width - of(text))) + text;
    }

    /** Lines broken at spaces; a word that is longer than a line stays whole. At least one line. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split("\\s+", -1)) {
            if (line.length() > 0 && of(line.toString()) + 1 + of(word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
