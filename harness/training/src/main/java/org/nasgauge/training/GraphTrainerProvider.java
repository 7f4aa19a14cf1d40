package org.nasgauge.training;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.networks.Network;
import org.nasgauge.tape.NativeBackend;
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
    SortedMap<String, String> environment() {
        SortedMap<String, String> facts = new TreeMap<>(NativeBackend.environment());
        facts.put("backend", Nd4j.getExecutioner().getEnvironmentInformation().getProperty("backend", "unknown"));
        return Collections.unmodifiableSortedMap(facts);
    }
}
