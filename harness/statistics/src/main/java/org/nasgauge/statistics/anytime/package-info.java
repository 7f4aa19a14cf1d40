/**
 * Performance as a function of what was spent: step functions of a budget, their mean and spread over many runs, the
 * area under them, the time to reach a target, and what blind sampling would have reached.
 */
@NullMarked
package org.nasgauge.statistics.anytime;

import org.jspecify.annotations.NullMarked;
