/**
 * The mixture of a supernet's choices: how numbers become weights ({@link org.nasgauge.oneshot.mixture.Relaxation}), the
 * network at these weights ({@link org.nasgauge.oneshot.mixture.MixtureNetwork}), and its gradient by the numbers
 * ({@link org.nasgauge.oneshot.mixture.Mixer}).
 */
@NullMarked
package org.nasgauge.oneshot.mixture;

import org.jspecify.annotations.NullMarked;
