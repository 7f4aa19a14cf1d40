package org.nasgauge.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.nasgauge.api.benchmark.LiveTraining;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.networks.Network;
import org.nasgauge.tape.Initialization;
import org.nasgauge.tape.ParameterSet;
import org.nasgauge.tape.RecordedNetwork;
import org.nasgauge.tape.java.JavaBackend;
import org.nasgauge.training.dl4j.NetworkGraph;

/**
 * A network and its numbers: all parameters by the network's names, and the running moments of each batch normalization,
 * {@code name.mean} and {@code name.variance}.
 */
public record TrainedNetwork(Network network, Map<String, float[]> values) {
    /** As a training under this seed begins. */
    public static TrainedNetwork initialized(Network network, int seed) {
        return initialized(network, SeedTree.root(seed));
    }

    static TrainedNetwork initialized(Network network, SeedTree seed) {
        try (ParameterSet parameters = new ParameterSet(new JavaBackend(), seed);
                RecordedNetwork recorded = RecordedNetwork.of(network, 1, parameters)) {
            Initialization.HE_NORMAL.apply(recorded.tape().parameters().values(), seed.child("weights"));
            return new TrainedNetwork(network, parameters.values());
        }
    }

    /** As it stands now; nothing if the trainer is not one of this module's. */
    public static Optional<TrainedNetwork> of(LiveTraining training) {
        return training instanceof NetworkTraining ours ? Optional.of(ours.trained()) : Optional.empty();
    }

    /**
     * Writes a model that {@code ModelSerializer.restoreComputationGraph} reads: a ZIP of configuration and weights.
     *
     * @throws IllegalArgumentException naming the layer that DeepLearning4J does not have
     */
    public void save(Path file) throws IOException {
        try (NetworkGraph graph = new NetworkGraph(network)) {
            graph.setLive(values);
            graph.save(file);
        }
    }
}
