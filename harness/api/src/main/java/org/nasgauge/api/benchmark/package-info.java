/** A search space, a dataset, and a backend that evaluates architectures on it. */
@NullMarked
package org.nasgauge.api.benchmark;

import org.jspecify.annotations.NullMarked;
