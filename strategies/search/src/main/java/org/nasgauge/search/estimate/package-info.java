/** Wrappers that let a strategy consult the estimator of its study, at the estimator's price. */
@NullMarked
package org.nasgauge.search.estimate;

import org.jspecify.annotations.NullMarked;
