package org.nasgauge.importers.nats;

import java.util.List;
import java.util.Map;

/** The size space: 32,768 choices of channels. */
public final class NatsSizeImporter extends NatsImporter {
    private static final Map<Integer, List<Integer>> SEEDS =
            Map.of(1, List.of(777), 12, List.of(777, 888, 999), 90, List.of(777));

    public NatsSizeImporter() {
        super("nats-sss", "NATS-Bench, size space", "NATS-sss-v1_0-50262", "nats-size", SEEDS);
    }
}
