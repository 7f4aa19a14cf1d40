/** A table as a benchmark: evaluations with their recorded cost, and the truth that regret is measured against. */
@NullMarked
package org.nasgauge.tabular.benchmark;

import org.jspecify.annotations.NullMarked;
