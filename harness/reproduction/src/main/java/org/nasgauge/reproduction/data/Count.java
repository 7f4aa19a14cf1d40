package org.nasgauge.reproduction.data;

import java.util.function.IntToDoubleFunction;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.networks.NetworkDefined.DeadOperations;
import org.nasgauge.spaces.nasbench101.NasBench101Space;
import org.nasgauge.spaces.nasbench201.CellSpace;
import org.nasgauge.spaces.nasbench201.Operation;

/** What counting says of a network on CIFAR-10, without a table. */
public enum Count {
    /** Trainable parameters. */
    PARAMETERS,
    /** Millions of multiply-accumulates, operations on dead edges counted as the benchmark counts them. */
    MEGAFLOPS,
    /** The same without the operations on dead edges. */
    ALIVE_MEGAFLOPS,
    /** Edges of the cell that hold a convolution. */
    CONVOLUTIONS;

    /** @throws UserError if this cannot be counted in the space */
    IntToDoubleFunction in(String place, EnumerableSpace space) {
        if (space instanceof CellSpace cells) {
            return switch (this) {
                case PARAMETERS ->
                    index -> cells.complexity(cells.at(index), DeadOperations.KEPT)
                            .parameters();
                case MEGAFLOPS ->
                    index -> cells.complexity(cells.at(index), DeadOperations.KEPT)
                                    .flops()
                            / 1e6;
                case ALIVE_MEGAFLOPS ->
                    index -> cells.complexity(cells.at(index), DeadOperations.OMITTED)
                                    .flops()
                            / 1e6;
                case CONVOLUTIONS ->
                    index -> cells.operations(cells.at(index)).stream()
                            .filter(operation ->
                                    operation == Operation.NOR_CONV_1X1 || operation == Operation.NOR_CONV_3X3)
                            .count();
            };
        }
        if (space instanceof NasBench101Space modules && this == PARAMETERS) {
            return index -> modules.parameters(modules.at(index));
        }
        throw UserError.at(
                place,
                "nothing counts " + name() + " in " + space.name(),
                "Count in nasbench201, parameters also in nasbench101, or take it from a table");
    }
}
