/** How right distributions are about what came. */
@NullMarked
package org.nasgauge.statistics.calibration;

import org.jspecify.annotations.NullMarked;
