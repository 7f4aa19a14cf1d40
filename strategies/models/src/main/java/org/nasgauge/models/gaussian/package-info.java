/** Gaussian processes: one over architectures that learns one observation after the other, and those of predictors. */
@NullMarked
package org.nasgauge.models.gaussian;

import org.jspecify.annotations.NullMarked;
