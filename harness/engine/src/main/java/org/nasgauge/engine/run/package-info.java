/**
 * One run: ask, evaluate, advance the simulated clock to the next end, tell. The clock is the only time that a run
 * knows.
 */
@NullMarked
package org.nasgauge.engine.run;

import org.jspecify.annotations.NullMarked;
