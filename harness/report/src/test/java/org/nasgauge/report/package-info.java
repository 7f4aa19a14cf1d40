/** Experiments to report on. */
@NullMarked
package org.nasgauge.report;

import org.jspecify.annotations.NullMarked;
