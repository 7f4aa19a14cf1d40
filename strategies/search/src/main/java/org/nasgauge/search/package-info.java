/** Search strategies that only ask and tell: each as its paper defines it, one file a strategy. */
@NullMarked
package org.nasgauge.search;

import org.jspecify.annotations.NullMarked;
