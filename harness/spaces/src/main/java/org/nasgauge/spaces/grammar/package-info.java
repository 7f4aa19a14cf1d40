/**
 * Search spaces that are given as grammars: production rules, whose derivations are the architectures. Counted and sampled
 * exactly.
 */
@NullMarked
package org.nasgauge.spaces.grammar;

import org.jspecify.annotations.NullMarked;
