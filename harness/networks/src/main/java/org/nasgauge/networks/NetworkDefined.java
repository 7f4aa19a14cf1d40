package org.nasgauge.networks;

import org.nasgauge.api.benchmark.Complexity;
import org.nasgauge.api.space.Architecture;

/** What a search space may have besides: the network of each architecture. */
public interface NetworkDefined {
    /** Whether operations that the output does not depend on are in the network. */
    enum DeadOperations {
        KEPT,
        OMITTED
    }

    /**
     * The network to train: the same for all architectures that the space calls the same network, without dead operations.
     *
     * @throws IllegalArgumentException if the architecture is not of this space, or the space has no network of this
     *     scale, saying why
     */
    Network network(Architecture architecture, Scale scale);

    /**
     * The network of the architecture as it is written, which may differ from that of another way to write the same one:
     * what the benchmarks' authors built and counted.
     *
     * @throws IllegalArgumentException as {@link #network} does
     */
    default Network asWritten(Architecture architecture, Scale scale, DeadOperations dead) {
        return network(architecture, scale);
    }

    /** The scale of the published benchmark, on its first data set. */
    Scale standardScale();

    /** Parameters and FLOPs at the standard scale, counted as the benchmark's authors do. */
    default Complexity complexity(Architecture architecture, DeadOperations dead) {
        NetworkCounts counts = NetworkCounts.of(asWritten(architecture, standardScale(), dead));
        return new Complexity(counts.parameters(), counts.multiplyAccumulates());
    }
}
