/** Models of learning curves. */
@NullMarked
package org.nasgauge.models.curve;

import org.jspecify.annotations.NullMarked;
