/** Tables of trainings as CSV files, for those who read nothing else. */
@NullMarked
package org.nasgauge.report.export;

import org.jspecify.annotations.NullMarked;
