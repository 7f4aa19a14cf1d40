package org.nasgauge.oneshot.inheritance;

import java.util.TreeMap;
import org.nasgauge.api.benchmark.WeightSharing;
import org.nasgauge.networks.FeatureShape;
import org.nasgauge.networks.Scale;
import org.nasgauge.oneshot.SmallSupernets;
import org.nasgauge.spaces.chain.ChainSpace;
import org.nasgauge.tape.GrowingNetworks;

/** Chains that train in a moment. */
final class SmallChains {
    static final ChainSpace SPACE = new ChainSpace();
    static final Scale SCALE = new Scale(new FeatureShape(4, 4, 1), 3, 16, 3, 1, 1, Scale.Reduction.POOLED);

    private SmallChains() {}

    static GrowingNetworks networks(WeightSharing.Snapshots snapshots) {
        return new GrowingNetworks(
                SPACE,
                SCALE,
                SmallSupernets.shared().training(),
                SmallSupernets.shared().validation(),
                6,
                new TreeMap<>(),
                snapshots);
    }
}
