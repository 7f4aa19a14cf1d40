package org.nasgauge.api.benchmark;

import java.util.Set;
import org.nasgauge.api.space.SearchSpace;

/** Makes a live-training backend known by name; found by {@link java.util.ServiceLoader}. */
public interface TrainerProvider {
    String name();

    String summary();

    /** Names of the spaces whose architectures it can train. */
    Set<String> spaces();

    /** Loads data and native code; may take seconds. */
    Trainer open(SearchSpace space);
}
