package org.nasgauge.proxies;

import java.util.Arrays;
import org.nasgauge.api.component.Component.Described;

/** How evenly features use their channels. */
@Described(
        name = "az-expressivity",
        summary = "Sum over the blocks of the entropy of the principal components of their " + "features.",
        source = "Lee and Ham, AZ-NAS: assembling zero-cost proxies for network architecture "
                + "search, CVPR 2024; its rank over the candidates with the others is "
                + "rank-aggregation")
public record AzExpressivity(Draws draws) implements Proxy {
    public AzExpressivity() {
        this(new Draws().on(Draws.Input.NOISE).with(Draws.Weights.HE));
    }

    /** Forward, and back from each block; as if there were six. */
    @Override
    public long passes() {
        return 13L * draws.batch();
    }

    @Override
    public double score(Initialised network) {
        return Arrays.stream(AzFeatures.of(network).entropies()).sum();
    }
}
