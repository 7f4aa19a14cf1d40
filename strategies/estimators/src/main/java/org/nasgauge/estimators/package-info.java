/** Estimators that need no network: complexity, and what the first epochs of a training show. */
@NullMarked
package org.nasgauge.estimators;

import org.jspecify.annotations.NullMarked;
