/** Documents as text, CSV, Markdown, LaTeX, HTML and JSON. */
@NullMarked
package org.nasgauge.report.format;

import org.jspecify.annotations.NullMarked;
