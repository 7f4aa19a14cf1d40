package org.nasgauge.training;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.networks.Network;
import org.nasgauge.tape.nd4j.NativeLibrary;
import org.nd4j.linalg.factory.Nd4j;

/** Trains with DeepLearning4J's own graphs, on whatever backend of ND4J is there: on a GPU, if its build is. */
public final class GraphTrainerProvider extends NetworkTrainerProvider {
    @Override
    public String name() {
        return "dl4j";
    }

    @Override
    public String summary() {
        return "Trains networks as DeepLearning4J graphs: slower than the tape on a processor, and open to a GPU.";
    }

    @Override
    Learner learner(Network network, Recipe recipe, SeedTree seed) {
        return new GraphLearner(network, recipe, seed);
    }

    @Override
    Map<String, String> distinction() {
        return Map.of("trainer", name());
    }

    @Override
    SortedMap<String, String> environment(Recipe recipe) {
        SortedMap<String, String> facts = new TreeMap<>(NativeLibrary.environment());
        facts.put("backend", Nd4j.getExecutioner().getEnvironmentInformation().getProperty("backend", "unknown"));
        return Collections.unmodifiableSortedMap(facts);
    }

    @Override
    boolean takes(Recipe.Backend backend) {
        return backend == Recipe.Backend.ND4J;
    }
}
