/** From records to the numbers of a report. Records are read as a stream, twice: for the range of budgets, and for all else. */
@NullMarked
package org.nasgauge.report.analysis;

import org.jspecify.annotations.NullMarked;
