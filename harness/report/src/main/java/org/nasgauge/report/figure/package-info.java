/** Figures as data, and their writers: Vega-Lite for the page, SVG for everything else on a screen, pgfplots for papers. */
@NullMarked
package org.nasgauge.report.figure;

import org.jspecify.annotations.NullMarked;
