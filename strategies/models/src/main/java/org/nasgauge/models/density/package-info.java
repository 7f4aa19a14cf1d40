/** Distributions of architectures that are learned from some of them. */
@NullMarked
package org.nasgauge.models.density;

import org.jspecify.annotations.NullMarked;
