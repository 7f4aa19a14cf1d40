/**
 * Regression tests of one's own strategies, with the engine's clock and a test that does not cry wolf:
 * {@link org.nasgauge.assertions.StrategyAssert}.
 */
@NullMarked
package org.nasgauge.assertions;

import org.jspecify.annotations.NullMarked;
