/** Networks that know how sure they are: weights sampled, or a Bayesian regression on what a network has learned to see. */
@NullMarked
package org.nasgauge.models.bayesian;

import org.jspecify.annotations.NullMarked;
