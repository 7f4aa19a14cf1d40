package org.nasgauge.models.gaussian;

/**
 * What the covariance of two architectures is, as a share of the variance of one: exp(−d / length scale) where d decisions or
 * features differ, and 1 + noise for an observation with itself. The weighted Hamming kernel of Hutter, Xu, Hoos and
 * Leyton-Brown, Algorithm runtime prediction, Artificial Intelligence 2014, with one weight for all.
 *
 * @param lengthScale the distance over which the correlation falls to 1/e; above 0
 * @param noise variance of an observation around the truth, as a share of the truth's; above 0
 */
public record HammingKernel(double lengthScale, double noise) {
    /** At a distance from 0 on. */
    double correlation(double distance) {
        return StrictMath.exp(-distance / lengthScale);
    }
}
