/** A Gaussian process over a fixed pool of architectures that learns one observation after the other. */
@NullMarked
package org.nasgauge.models.gaussian;

import org.jspecify.annotations.NullMarked;
