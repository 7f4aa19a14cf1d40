package org.nasgauge.estimators.hardware;

import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.models.hardware.SlowestOperations;
import org.nasgauge.models.hardware.SummedOperations;
import org.nasgauge.models.regression.Regression;
import org.nasgauge.networks.NetworkDefined;

/** A linear model from the bottom up. */
@Described(
        name = "operation-costs",
        summary = "Learns what a multiply-accumulate and an element of an output cost, and adds up all operations.",
        source =
                "Bottom-up models of latency, as in Ke et al., NAX, and in surveys of hardware-aware search: a linear function of the"
                        + " multiply-accumulates and the output of each operation. Fitted to whole networks, not to operations by themselves")
public record OperationCosts(
        @Meaning("how many architectures are measured to learn from") @Range(least = 2)
        int architectures,

        @Meaning(
                "sequential: operations run one after the other; parallel: those of one depth side by side, so that the"
                        + " slowest of them counts")
        Device device,

        @Meaning(
                "as-trained: dead operations left out, as 'nasgauge profile' measures; as-written: as the benchmark's authors built it")
        Network network)
        implements OperationPredictor<double[][][]> {
    /** How it runs the operations of a network. */
    enum Device {
        SEQUENTIAL,
        PARALLEL
    }

    public OperationCosts() {
        this(100, Device.SEQUENTIAL, Network.AS_TRAINED);
    }

    @Override
    public View<double[][][]> view(Problem problem) {
        NetworkDefined networks = networks(problem);
        return (architecture, evidence) -> operations(networks, architecture).byDepth().stream()
                .map(depth -> depth.stream()
                        .map(operation -> new double[] {
                            operation.multiplyAccumulates(), operation.output().elements()
                        })
                        .toArray(double[][]::new))
                .toArray(double[][][]::new);
    }

    @Override
    public Regression<double[][][]> model(Problem problem, SeededRandom random) {
        return device == Device.SEQUENTIAL ? new SummedOperations() : new SlowestOperations();
    }
}
