/** Evolution: populations whose members are mutated and crossed. */
@NullMarked
package org.nasgauge.search.evolution;

import org.jspecify.annotations.NullMarked;
