/**
 * How alike two rankings are: Spearman's rho, Kendall's tau, and the share of the best that both agree on, with ties
 * counted and treated the same way everywhere.
 */
@NullMarked
package org.nasgauge.statistics.correlation;

import org.jspecify.annotations.NullMarked;
