/** How far estimates agree with the truth: measures of rank and of the top, with bootstrap intervals over what was rated. */
@NullMarked
package org.nasgauge.statistics.agreement;

import org.jspecify.annotations.NullMarked;
