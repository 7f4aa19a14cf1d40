/**
 * Search for several objectives at once, under limits by constrained domination. With one objective, each is the
 * algorithm from which it comes. Random search needs nothing of its own for this.
 */
@NullMarked
package org.nasgauge.search.multiobjective;

import org.jspecify.annotations.NullMarked;
