package org.nasgauge.proxies;

import org.nasgauge.api.component.Component.Described;

/** How much features gain from block to block. */
@Described(
        name = "az-progressivity",
        summary = "The least gain, from a block to the next, of the entropy of the principal "
                + "components of their features.",
        source = "Lee and Ham, AZ-NAS: assembling zero-cost proxies for network architecture "
                + "search, CVPR 2024; its rank over the candidates with the others is "
                + "rank-aggregation")
public record AzProgressivity(Draws draws) implements Proxy {
    public AzProgressivity() {
        this(new Draws().on(Draws.Input.NOISE).with(Draws.Weights.HE));
    }

    /** Forward, and back from each block; as if there were six. */
    @Override
    public long passes() {
        return 13L * draws.batch();
    }

    @Override
    public double score(Initialised network) {
        double[] entropies = AzFeatures.of(network).entropies();
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i < entropies.length; i++) {
            least = Math.min(least, entropies[i] - entropies[i - 1]);
        }
        return least;
    }
}
