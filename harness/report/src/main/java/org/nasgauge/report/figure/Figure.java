package org.nasgauge.report.figure;

/** What is drawn, without how. Each writer knows every kind. */
public sealed interface Figure permits LineFigure, ScatterFigure {
    /** Lower case, words joined by hyphens; unique in a document. It names files. */
    String id();

    /** One or two sentences below the figure. */
    String caption();

    Axis x();

    Axis y();
}
