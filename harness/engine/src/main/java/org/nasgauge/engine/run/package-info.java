/**
 * One run: ask, evaluate, advance the simulated clock by the cost, tell. The clock is the only time that a run knows;
 * the budget ends it before the evaluation that would exceed it.
 */
@NullMarked
package org.nasgauge.engine.run;

import org.jspecify.annotations.NullMarked;
