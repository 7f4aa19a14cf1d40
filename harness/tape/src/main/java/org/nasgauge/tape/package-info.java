/**
 * A static tape over ND4J: operations recorded once on buffers of a fixed batch size, then run forward and backward as
 * often as wanted, with every activation, gradient and parameter at hand by name. {@link RecordedNetwork} records a
 * network that is given as a graph; other modules add operations of their own. Images lie channels last (batch, height,
 * width, channels). Convolutions and matrix products are ND4J's; what only streams over memory is written as plain
 * loops, which measured faster than the calls. Same inputs, same bits, provided OpenMP runs one thread.
 */
@NullMarked
package org.nasgauge.tape;

import org.jspecify.annotations.NullMarked;
