/**
 * Differentiable search: the choices of a supernet become mixtures whose weights follow a gradient
 * ({@link org.nasgauge.oneshot.mixture}). What papers combine is a part of its own: how the two levels are trained
 * ({@link org.nasgauge.oneshot.differentiable.Bilevel}), how an architecture is made of weights
 * ({@link org.nasgauge.oneshot.differentiable.Discretisation}), and when a search has degenerated
 * ({@link org.nasgauge.oneshot.differentiable.EarlyStop}). A published method is a strategy with its paper's parts.
 */
@NullMarked
package org.nasgauge.oneshot.differentiable;

import org.jspecify.annotations.NullMarked;
