package org.nasgauge.report.figure;

import java.util.List;

/**
 * Colours and dashes that can be told apart by readers with any colour vision: after M. Okabe and K. Ito, "Color
 * Universal Design", 2008. A line beyond the last colour starts again with the next dash.
 */
final class Palette {
    private static final List<String> LIGHT =
            List.of("#0067a5", "#c64b00", "#00805d", "#a8478a", "#b07900", "#3d8fc7", "#5b5b5b");
    private static final List<String> DARK =
            List.of("#5db0ea", "#ff8f57", "#3cc79d", "#e59acb", "#e8b23a", "#9ad3f7", "#b9b9b9");
    private static final List<List<Integer>> DASHES =
            List.of(List.of(), List.of(6, 3), List.of(2, 2), List.of(8, 2, 2, 2));

    private Palette() {}

    /** Colours on white, as {@code #rrggbb}. */
    static List<String> light() {
        return LIGHT;
    }

    /** The same colours on black. */
    static List<String> dark() {
        return DARK;
    }

    /** Of lines in the background, on white and on black. */
    static List<String> background() {
        return List.of("#c8c8c8", "#4a4a4a");
    }

    /** The place of the n-th line's colour in the palette. */
    static int colour(int line) {
        return line % LIGHT.size();
    }

    /** Lengths of dash and gap of the n-th line; none for a solid line. */
    static List<Integer> dash(int line) {
        return DASHES.get(line / LIGHT.size() % DASHES.size());
    }
}
