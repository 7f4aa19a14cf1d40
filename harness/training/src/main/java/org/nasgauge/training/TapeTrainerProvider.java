package org.nasgauge.training;

import java.util.Map;
import java.util.SortedMap;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.networks.Network;
import org.nasgauge.tape.Initialization;

/** Trains on a tape, by the backend that the recipe names: what made the embedded tables. */
public final class TapeTrainerProvider extends NetworkTrainerProvider {
    @Override
    public String name() {
        return "tape";
    }

    @Override
    public String summary() {
        return "Trains networks on a tape of operations in Java or of ND4J: the fastest here, and the one of the embedded tables.";
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
    SortedMap<String, String> environment(Recipe recipe) {
        return recipe.backend().make().environment();
    }

    @Override
    boolean takes(Recipe.Backend backend) {
        return true;
    }
}
