/**
 * Whether and by how much one thing is better than others: tests of paired, independent and blocked samples, exact
 * where samples are small, with ties and zeros; the correction for many of them; effect sizes.
 *
 * <p>Values are compared as they are. Differences that should tie but differ in their last bits do not: round them
 * first where that matters.
 *
 * <p>No command of the suite calls {@link Friedman}, {@link Nemenyi}, {@link WilcoxonSignedRank} or {@link SignFlip}
 * yet: they are kept for publishing comparisons of many strategies on many benchmarks.
 */
@NullMarked
package org.nasgauge.statistics.significance;

import org.jspecify.annotations.NullMarked;
