/** Architectures drawn at random for strategies: legal ones, new ones, many at once. */
@NullMarked
package org.nasgauge.search.draw;

import org.jspecify.annotations.NullMarked;
