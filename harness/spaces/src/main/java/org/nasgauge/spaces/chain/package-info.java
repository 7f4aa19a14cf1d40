/** Plain chains of convolutions: the space of searches by network morphism. */
@NullMarked
package org.nasgauge.spaces.chain;

import org.jspecify.annotations.NullMarked;
