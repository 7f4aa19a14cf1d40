package org.nasgauge.spaces.natssize;

import java.util.List;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.api.space.SearchSpaceProvider;

/** Makes the size space of NATS-Bench known. */
public final class NatsSizeSpaceProvider implements SearchSpaceProvider {
    @Override
    public List<String> names() {
        return List.of(NatsSizeSpace.NAME);
    }

    @Override
    public SearchSpace space(String name) {
        return new NatsSizeSpace();
    }
}
