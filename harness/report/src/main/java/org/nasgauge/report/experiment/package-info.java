/** The report on an experiment: what its document says, and the words that say how each number is defined. */
@NullMarked
package org.nasgauge.report.experiment;

import org.jspecify.annotations.NullMarked;
