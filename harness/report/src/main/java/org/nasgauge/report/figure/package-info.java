/** Figures as data, and their writers: SVG for screens, with the data for a page that answers, and pgfplots for papers. */
@NullMarked
package org.nasgauge.report.figure;

import org.jspecify.annotations.NullMarked;
