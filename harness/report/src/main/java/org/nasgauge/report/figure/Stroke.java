package org.nasgauge.report.figure;

import java.util.ArrayList;
import java.util.List;

/**
 * How one line is drawn.
 *
 * @param colour its name: {@code c0} and so on for places in the palette, {@code ref} for references, {@code bg} for the
 *     background
 * @param dash lengths of dash and gap, none for a solid line
 */
record Stroke(String colour, List<Integer> dash) {
    private static final List<List<Integer>> REFERENCE_DASHES = List.of(List.of(3, 3), List.of(1, 3), List.of(7, 3));

    /** Of every line in the background. */
    static final Stroke BACKGROUND = new Stroke("bg", List.of());

    /** One a line, in their order. */
    static List<Stroke> of(List<LineFigure.Line> lines) {
        List<Stroke> strokes = new ArrayList<>();
        int compared = 0;
        int references = 0;
        for (LineFigure.Line line : lines) {
            strokes.add(
                    switch (line.role()) {
                        case COMPARED -> new Stroke("c" + Palette.colour(compared), Palette.dash(compared++));
                        case REFERENCE ->
                            new Stroke("ref", REFERENCE_DASHES.get(references++ % REFERENCE_DASHES.size()));
                        case BACKGROUND -> BACKGROUND;
                    });
        }
        return strokes;
    }
}
