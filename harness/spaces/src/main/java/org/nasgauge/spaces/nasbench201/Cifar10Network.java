package org.nasgauge.spaces.nasbench201;

import java.util.List;
import org.nasgauge.api.benchmark.Complexity;

/**
 * The official network that a cell stands in on CIFAR-10, counted as the benchmark counts it: three stages of five cells
 * at 16, 32 and 64 channels on 32, 16 and 8 pixels, between a stem, two residual reductions and a linear classifier for
 * ten classes. Operations on dead edges count too.
 */
final class Cifar10Network {
    /** Stem, reductions and classifier. */
    private static final long FIXED_PARAMETERS = 73_306;

    private static final long FIXED_FLOPS = 7_783_050;

    /** 5 (16² + 32² + 64²) weights, and 2 for each channel of the batch normalisations. */
    private static final long PARAMETERS_1X1 = 28_000;

    private static final long PARAMETERS_3X3 = 243_040;

    /** 5 · 3 · 16² · 32²: each stage costs the same. */
    private static final long FLOPS_1X1 = 3_932_160;

    private static final long FLOPS_3X3 = 9 * FLOPS_1X1;

    private Cifar10Network() {}

    /** @param operations one for each edge */
    static Complexity complexity(List<Operation> operations) {
        long parameters = FIXED_PARAMETERS;
        long flops = FIXED_FLOPS;
        for (Operation operation : operations) {
            if (operation == Operation.NOR_CONV_1X1) {
                parameters += PARAMETERS_1X1;
                flops += FLOPS_1X1;
            } else if (operation == Operation.NOR_CONV_3X3) {
                parameters += PARAMETERS_3X3;
                flops += FLOPS_3X3;
            }
        }
        return new Complexity(parameters, flops);
    }
}
