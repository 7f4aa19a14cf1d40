package org.nasgauge.report.figure;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A heat map as SVG: each cell as wide as its longest text. */
final class HeatMapSvg {
    private static final int CELL_HEIGHT = 24;
    private static final int PADDING = 12;
    private static final int LABELS = 22;
    private static final int AXIS = 24;

    private HeatMapSvg() {}

    static SvgCanvas of(HeatMap figure) {
        double left = PADDING
                + longest(Stream.concat(
                        figure.rows().stream(), Stream.of(figure.y().label())));
        double cell = PADDING
                + StrictMath.max(
                        longest(figure.columns().stream()),
                        longest(figure.cells().stream()
                                .flatMap(List::stream)
                                .flatMap(Optional::stream)
                                .map(HeatMap.Cell::text)));
        double top = AXIS + LABELS;
        double right = left + cell * figure.columns().size();
        double bottom = top + CELL_HEIGHT * figure.rows().size();
        SvgCanvas canvas =
                new SvgCanvas((int) StrictMath.ceil(right + Layout.RIGHT), (int) bottom + Layout.TOP, figure.title());
        canvas.text((left + right) / 2, AXIS - 8, "middle", figure.x().label());
        canvas.text(left - PADDING / 2.0, AXIS - 8, "end", figure.y().label());
        for (int column = 0; column < figure.columns().size(); column++) {
            canvas.text(
                    left + cell * (column + 0.5),
                    top - 7,
                    "middle",
                    figure.columns().get(column));
        }
        for (int row = 0; row < figure.rows().size(); row++) {
            double y = top + CELL_HEIGHT * row;
            canvas.text(
                    left - PADDING / 2.0,
                    y + CELL_HEIGHT / 2.0 + 4,
                    "end",
                    figure.rows().get(row));
            for (int column = 0; column < figure.columns().size(); column++) {
                Optional<HeatMap.Cell> shown = figure.cells().get(row).get(column);
                double x = left + cell * column;
                canvas.rectangle("frame", x, y, cell, CELL_HEIGHT, "");
                shown.ifPresent(one -> {
                    canvas.rectangle(
                            "dot c" + HeatMap.hue(one),
                            x,
                            y,
                            cell,
                            CELL_HEIGHT,
                            "style=\"fill-opacity:" + SvgCanvas.at(100 * HeatMap.strength(one)) + "%\"");
                    canvas.text(x + cell / 2, y + CELL_HEIGHT / 2.0 + 4, "middle", one.text());
                });
            }
        }
        return canvas;
    }

    private static double longest(Stream<String> texts) {
        return texts.mapToDouble(Layout::textWidth).max().orElse(0);
    }
}
