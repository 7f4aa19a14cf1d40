/** Predictors by the libraries of others, whose native code no other part of the suite has to carry. */
@NullMarked
package org.nasgauge.estimators.boosting;

import org.jspecify.annotations.NullMarked;
