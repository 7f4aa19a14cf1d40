package org.nasgauge.report.figure;

/** What is drawn, without how. Each writer knows every kind. */
public sealed interface Figure permits LineFigure, ScatterFigure {
    /** Lower case, words joined by hyphens; unique in a document. It names files. */
    String id();

    /** A few words: what distinguishes it from the figures beside it. */
    String title();

    Axis x();

    Axis y();
}
