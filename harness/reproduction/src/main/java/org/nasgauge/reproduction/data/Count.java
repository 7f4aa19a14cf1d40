package org.nasgauge.reproduction.data;

import java.util.function.IntToDoubleFunction;
import org.nasgauge.api.benchmark.Complexity;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.networks.NetworkDefined;
import org.nasgauge.networks.NetworkDefined.DeadOperations;

/** What counting says of the network that a benchmark trains, without a table. */
public enum Count {
    /** Trainable parameters. */
    PARAMETERS,
    /** Millions of multiply-accumulates, operations on dead edges counted as the benchmark counts them. */
    MEGAFLOPS,
    /** The same without the operations on dead edges. */
    ALIVE_MEGAFLOPS,
    /** Decisions for a convolution: what is chosen has {@code conv} in its name. */
    CONVOLUTIONS;

    /** @throws UserError if this cannot be counted in the space */
    IntToDoubleFunction in(String place, EnumerableSpace space) {
        if (this == CONVOLUTIONS) {
            return index -> convolutions(space, space.at(index));
        }
        if (!(space instanceof NetworkDefined networks)) {
            throw UserError.at(
                    place, "nothing counts " + name() + " in " + space.name(), "Take it from a table, or leave it out");
        }
        DeadOperations dead = this == ALIVE_MEGAFLOPS ? DeadOperations.OMITTED : DeadOperations.KEPT;
        return index -> {
            Complexity complexity = networks.complexity(space.at(index), dead);
            return this == PARAMETERS ? complexity.parameters() : complexity.flops() / 1e6;
        };
    }

    private static int convolutions(EnumerableSpace space, Architecture architecture) {
        int convolutions = 0;
        for (int i = 0; i < architecture.length(); i++) {
            String choice = space.decisions().get(i).choices().get(architecture.choice(i));
            convolutions += choice.contains("conv") ? 1 : 0;
        }
        return convolutions;
    }
}
