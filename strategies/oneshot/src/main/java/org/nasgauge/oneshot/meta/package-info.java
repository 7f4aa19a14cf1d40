/**
 * Few-shot meta-learning of architectures: weights and mixtures are learnt over many tasks of few images
 * ({@link org.nasgauge.oneshot.meta.FewShotTasks}), so that a few steps adapt both to a task that is new
 * ({@link org.nasgauge.oneshot.meta.MetaLearner}).
 */
@NullMarked
package org.nasgauge.oneshot.meta;

import org.jspecify.annotations.NullMarked;
