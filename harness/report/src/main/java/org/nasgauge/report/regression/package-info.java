/** Whether a result still holds: records of one recipe before and after a change, seed by seed. */
@NullMarked
package org.nasgauge.report.regression;

import org.jspecify.annotations.NullMarked;
