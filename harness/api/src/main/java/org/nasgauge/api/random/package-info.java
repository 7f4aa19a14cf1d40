/** Seeds and random numbers whose streams are specified here and never change. */
@NullMarked
package org.nasgauge.api.random;

import org.jspecify.annotations.NullMarked;
