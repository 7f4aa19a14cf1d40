/**
 * A network as a value: one immutable graph of layers, which a search space builds for an architecture at a scale and
 * others interpret: train, count, write down.
 */
@NullMarked
package org.nasgauge.networks;

import org.jspecify.annotations.NullMarked;
