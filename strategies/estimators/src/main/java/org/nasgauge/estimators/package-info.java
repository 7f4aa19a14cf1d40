/** Estimators that need no network: complexity, and what is recorded. */
@NullMarked
package org.nasgauge.estimators;

import org.jspecify.annotations.NullMarked;
