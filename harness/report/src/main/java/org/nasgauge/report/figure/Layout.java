package org.nasgauge.report.figure;

import java.util.List;
import org.nasgauge.report.figure.Figure.Axis;
import org.nasgauge.report.figure.Figure.Axis.Scale;
import org.nasgauge.report.figure.Figure.ScatterFigure;

/**
 * Where the axes of a figure stand, in pixels from the upper left corner. Text is measured by a rule of thumb, not by a font.
 *
 * @param height of all but the legend
 * @param mostXTicks how many labels the axis has room for
 */
record Layout(int width, int height, Projection x, Projection y, int mostXTicks, int mostYTicks) {
    static final int LEFT = 58;
    static final int RIGHT = 14;
    static final int TOP = 12;
    private static final int LINE_WIDTH = 680;
    private static final int SCATTER_WIDTH = 320;
    private static final int PLOT_HEIGHT = 300;
    private static final int SCATTER_HEIGHT = 230;
    private static final int SCATTER_TITLE = 18;
    private static final int X_AXIS = 44;
    private static final int LINE_TICKS = 8;
    private static final int SCATTER_TICKS = 5;

    /** @param figure as {@linkplain LineFigure#drawn() drawn} */
    static Layout of(LineFigure figure) {
        return of(figure, Extent.ofX(figure), Extent.ofY(figure), LINE_WIDTH, TOP, PLOT_HEIGHT, LINE_TICKS, 7);
    }

    static Layout of(ScatterFigure figure) {
        int top = TOP + SCATTER_TITLE;
        return of(figure, Extent.ofX(figure), Extent.ofY(figure), SCATTER_WIDTH, top, SCATTER_HEIGHT, SCATTER_TICKS, 6);
    }

    private static Layout of(
            Figure figure, Extent across, Extent up, int width, int top, int height, int mostX, int mostY) {
        int bottom = top + height;
        return new Layout(
                width,
                bottom + X_AXIS,
                new Projection(figure.x().scale(), across, LEFT, width - right(figure.x(), across, mostX)),
                new Projection(figure.y().scale(), up, bottom, top),
                mostX,
                mostY);
    }

    /** Room for the right half of the last label, which may stand at the very end of the axis. */
    private static double right(Axis axis, Extent extent, int mostTicks) {
        List<Ticks.Tick> ticks = Ticks.of(axis.scale(), extent, mostTicks);
        double label =
                ticks.isEmpty() ? 0 : textWidth(ticks.get(ticks.size() - 1).label());
        return StrictMath.max(RIGHT, label / 2 + 2);
    }

    static double textWidth(String text) {
        return 6.6 * text.codePointCount(0, text.length());
    }

    /** From values to positions. */
    record Projection(Scale scale, Extent extent, double start, double end) {
        double at(double value) {
            double share = scale == Scale.LINEAR
                    ? (value - extent.from()) / (extent.to() - extent.from())
                    : StrictMath.log(value / extent.from()) / StrictMath.log(extent.to() / extent.from());
            return start + (end - start) * StrictMath.max(0, StrictMath.min(1, share));
        }
    }
}
