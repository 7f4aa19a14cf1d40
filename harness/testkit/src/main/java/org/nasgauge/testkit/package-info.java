/**
 * For tests: contracts that every search space, network, form, trainer, strategy, wrapper and estimator inherits, toys to run them on, and an assertion
 * that fails when an algorithm gets worse and not from noise.
 */
@NullMarked
package org.nasgauge.testkit;

import org.jspecify.annotations.NullMarked;
