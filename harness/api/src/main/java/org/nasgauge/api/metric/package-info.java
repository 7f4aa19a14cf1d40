/** What a number means: metric, unit, direction, split, fidelity and seed policy, and why it may be missing. */
@NullMarked
package org.nasgauge.api.metric;

import org.jspecify.annotations.NullMarked;
