/** Live training: an architecture becomes a network, is trained by a fixed recipe, and yields its learning curve. */
@NullMarked
package org.nasgauge.training;

import org.jspecify.annotations.NullMarked;
