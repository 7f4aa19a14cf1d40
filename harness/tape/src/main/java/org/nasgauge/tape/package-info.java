/**
 * A static tape: operations recorded once on buffers of a fixed batch size, then run forward and backward as often as
 * wanted, with every activation, gradient and parameter at hand by name. {@link RecordedNetwork} records a network that is
 * given as a graph; other modules add operations of their own. A {@link Backend} says who computes: plain Java loops, whose
 * bits are the same on every machine, or ND4J's native operations. Same inputs, same bits.
 */
@NullMarked
package org.nasgauge.tape;

import org.jspecify.annotations.NullMarked;
