/** Bayesian optimisation: a model of what was seen says where to look next. */
@NullMarked
package org.nasgauge.search.bayesian;

import org.jspecify.annotations.NullMarked;
