/** Estimators that look at the first epochs of a training: what they show, and where the learning curve goes from there. */
@NullMarked
package org.nasgauge.estimators.curve;

import org.jspecify.annotations.NullMarked;
