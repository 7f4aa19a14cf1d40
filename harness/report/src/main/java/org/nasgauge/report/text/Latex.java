package org.nasgauge.report.text;

import java.util.Locale;
import java.util.Map;

/** Text for pdfLaTeX with T1 fonts. */
public final class Latex {
    private static final Map<Integer, String> COMMANDS = Map.ofEntries(
            Map.entry((int) '\\', "\\textbackslash{}"),
            Map.entry((int) '{', "\\{"),
            Map.entry((int) '}', "\\}"),
            Map.entry((int) '$', "\\$"),
            Map.entry((int) '&', "\\&"),
            Map.entry((int) '#', "\\#"),
            Map.entry((int) '%', "\\%"),
            Map.entry((int) '_', "\\_"),
            Map.entry((int) '^', "\\textasciicircum{}"),
            Map.entry((int) '~', "\\textasciitilde{}"),
            Map.entry((int) '<', "\\textless{}"),
            Map.entry((int) '>', "\\textgreater{}"),
            Map.entry((int) '|', "\\textbar{}"),
            Map.entry((int) '"', "\\textquotedbl{}"),
            Map.entry((int) '\'', "\\textquotesingle{}"),
            Map.entry((int) '`', "\\textasciigrave{}"),
            Map.entry((int) '\t', " "),
            Map.entry((int) '\n', " "),
            Map.entry((int) '\r', " "),
            Map.entry((int) '\u00A0', "~"),
            Map.entry((int) '±', "$\\pm$"),
            Map.entry((int) '×', "$\\times$"),
            Map.entry((int) '−', "$-$"),
            Map.entry((int) '≤', "$\\leq$"),
            Map.entry((int) '≥', "$\\geq$"),
            Map.entry((int) 'ρ', "$\\rho$"),
            Map.entry((int) 'τ', "$\\tau$"),
            Map.entry((int) '–', "--"),
            Map.entry((int) '—', "---"),
            Map.entry((int) '…', "\\dots{}"),
            Map.entry((int) '’', "'"),
            Map.entry((int) '‘', "`"),
            Map.entry((int) '«', "\\guillemotleft{}"),
            Map.entry((int) '»', "\\guillemotright{}"),
            Map.entry((int) '“', "``"),
            Map.entry((int) '”', "''"));

    private Latex() {}

    /** Letters of Western Europe stay; what pdfLaTeX has no glyph for is named by its code point. */
    public static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            String command = COMMANDS.get(c);
            if (command != null) {
                escaped.append(command);
            } else if (hasGlyph(c)) {
                escaped.appendCodePoint(c);
            } else {
                escaped.append("[U+")
                        .append(Integer.toHexString(c).toUpperCase(Locale.ROOT))
                        .append(']');
            }
        });
        return escaped.toString();
    }

    private static boolean hasGlyph(int c) {
        return (c >= 0x20 && c < 0x7F) || (c >= 0xC0 && c <= 0xFF && c != 0xD7 && c != 0xF7);
    }
}
