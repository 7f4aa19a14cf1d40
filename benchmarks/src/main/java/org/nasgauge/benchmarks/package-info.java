/** JMH benchmarks of what users wait for: opening, looking up, searching, correlating. */
@NullMarked
package org.nasgauge.benchmarks;

import org.jspecify.annotations.NullMarked;
