/**
 * Zero-cost proxies: scores of a network before any training, from a batch or two. Each file has one, by the definition of
 * its paper; what its authors' code does otherwise is a setting. {@link org.nasgauge.proxies.Initialised} is what they look
 * at, and what several need is computed once.
 */
@NullMarked
package org.nasgauge.proxies;

import org.jspecify.annotations.NullMarked;
