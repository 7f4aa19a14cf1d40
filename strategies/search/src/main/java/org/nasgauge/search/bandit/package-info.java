/** Multi-armed bandits: each decision is played on its own. */
@NullMarked
package org.nasgauge.search.bandit;

import org.jspecify.annotations.NullMarked;
