/** Search strategies that train a network to predict the scores of architectures. */
@NullMarked
package org.nasgauge.neural;

import org.jspecify.annotations.NullMarked;
