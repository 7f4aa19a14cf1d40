package org.nasgauge.networks;

/**
 * A step by which a network grows and computes what it did before, once the larger one has inherited its weights (Chen,
 * Goodfellow and Shlens, Net2Net: accelerating learning via knowledge transfer, ICLR 2016).
 */
public sealed interface Morphism {
    /**
     * More channels, which copy others; with them grow all nodes whose channels have to be the same, as those that are
     * added up.
     *
     * @param node a convolution or a linear map
     * @param channels more than it has
     */
    record Wider(String node, int channels) implements Morphism {}

    /**
     * One more convolution, with batch normalization and, where nothing that comes in is negative, a ReLU: all of them hand
     * on what comes in.
     *
     * @param after the node that it reads, and that all others read through it from then on
     * @param kernel height and width, odd
     */
    record Deeper(String after, int kernel) implements Morphism {}
}
