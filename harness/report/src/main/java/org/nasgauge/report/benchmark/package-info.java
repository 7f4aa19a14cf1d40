/** The document on a table: what it holds, how its values are spread, and how much of them is noise. */
@NullMarked
package org.nasgauge.report.benchmark;

import org.jspecify.annotations.NullMarked;
