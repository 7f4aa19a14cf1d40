/**
 * Multi-armed bandits: each decision is one, whose arms are its choices; or there is one, whose arms are the architectures.
 */
@NullMarked
package org.nasgauge.search.bandit;

import org.jspecify.annotations.NullMarked;
