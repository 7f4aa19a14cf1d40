/** Reinforcement learning: a policy that draws architectures follows their rewards. */
@NullMarked
package org.nasgauge.search.reinforcement;

import org.jspecify.annotations.NullMarked;
