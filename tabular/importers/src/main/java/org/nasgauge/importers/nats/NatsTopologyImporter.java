package org.nasgauge.importers.nats;

import java.util.List;
import java.util.Map;

/** The topology space: the 15,625 cells of NAS-Bench-201. */
public final class NatsTopologyImporter extends NatsImporter {
    static final Map<Integer, List<Integer>> SEEDS = Map.of(12, List.of(111, 777), 200, List.of(777, 888, 999));

    public NatsTopologyImporter() {
        super("nats-tss", "NATS-Bench, topology space", "NATS-tss-v1_0-3ffb9", "nasbench201", SEEDS);
    }
}
