/** Published cells beside derived ones, with a verdict on each. */
@NullMarked
package org.nasgauge.reproduction.check;

import org.jspecify.annotations.NullMarked;
