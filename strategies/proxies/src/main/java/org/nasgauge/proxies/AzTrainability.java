package org.nasgauge.proxies;

import java.util.Arrays;
import org.nasgauge.api.component.Component.Described;

/** How well gradients keep their size. */
@Described(
        name = "az-trainability",
        summary = "Mean over the blocks of how near to 1 the greatest singular value between "
                + "gradients before and after is.",
        source = "Lee and Ham, AZ-NAS: assembling zero-cost proxies for network architecture "
                + "search, CVPR 2024; its rank over the candidates with the others is "
                + "rank-aggregation")
public record AzTrainability(Draws draws) implements Proxy {
    public AzTrainability() {
        this(new Draws().on(Draws.Input.NOISE).with(Draws.Weights.HE));
    }

    /** Forward, and back from each block; as if there were six. */
    @Override
    public long passes() {
        return 13L * draws.batch();
    }

    @Override
    public double score(Initialised network) {
        return Arrays.stream(AzFeatures.of(network).trainabilities()).average().orElseThrow();
    }
}
