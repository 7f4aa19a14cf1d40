/** Estimation of distributions: one distribution over the choices of each decision moves towards what was good. */
@NullMarked
package org.nasgauge.search.distribution;

import org.jspecify.annotations.NullMarked;
