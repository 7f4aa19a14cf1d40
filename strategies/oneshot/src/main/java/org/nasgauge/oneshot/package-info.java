/**
 * Weight sharing: a supernet's weights are trained once, and score every architecture of the space, or are searched with a
 * gradient. What papers combine is a part of its own: how paths are drawn ({@link org.nasgauge.oneshot.Sampler}), how weights
 * are trained ({@link org.nasgauge.oneshot.Training}), how a path is scored ({@link org.nasgauge.oneshot.Scoring}).
 */
@NullMarked
package org.nasgauge.oneshot;

import org.jspecify.annotations.NullMarked;
