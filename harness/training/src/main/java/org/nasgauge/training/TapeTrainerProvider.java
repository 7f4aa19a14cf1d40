package org.nasgauge.training;

import java.util.Map;
import java.util.SortedMap;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.networks.Network;
import org.nasgauge.tape.Initialization;
import org.nasgauge.tape.NativeBackend;

/** Trains on a tape over ND4J's native operations: what made the embedded tables. */
public final class TapeTrainerProvider extends NetworkTrainerProvider {
    @Override
    public String name() {
        return "tape";
    }

    @Override
    public String summary() {
        return "Trains networks on a tape of ND4J's native operations: the fastest here, and the one of the embedded tables.";
    }

    @Override
    Learner learner(Network network, Recipe recipe, SeedTree seed) {
        return new TapeLearner(network, recipe, Initialization.HE_NORMAL, seed);
    }

    /** Nothing: the embedded tables' recipes are as they were before there was another kind. */
    @Override
    Map<String, String> distinction() {
        return Map.of();
    }

    @Override
    SortedMap<String, String> environment() {
        return NativeBackend.environment();
    }
}
