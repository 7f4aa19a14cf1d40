/**
 * Weight inheritance: a network grows into a larger one that computes the same, wider ({@link
 * org.nasgauge.oneshot.inheritance.Net2Wider}) or deeper ({@link org.nasgauge.oneshot.inheritance.Net2Deeper}), on any graph
 * of layers; and searches by such steps, whose children are trained further instead of from scratch.
 */
@NullMarked
package org.nasgauge.oneshot.inheritance;

import org.jspecify.annotations.NullMarked;
