package org.nasgauge.estimators.hardware;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.estimate.Estimation;
import org.nasgauge.api.estimate.Evidence;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.models.regression.LinearRegression;
import org.nasgauge.models.regression.Regression;
import org.nasgauge.networks.NetworkDefined;
import org.nasgauge.networks.NetworkOperations.Operation;

/** A look-up table of operations. */
@Described(
        name = "operation-table",
        summary = "Learns what each kind of operation costs, on features of its shape, and adds up all operations.",
        source =
                "Look-up tables of operations: Cai, Zhu and Han, ProxylessNAS, ICLR 2019; Wu et al., FBNet, CVPR 2019. Fitted to whole"
                        + " networks by ridge regression, where those measure each operation by itself")
public record OperationTable(
        @Meaning("how many architectures are measured to learn from") @Range(least = 2)
        int architectures,

        @Meaning("what is added to the mean square of each count: lambda of ridge regression") @Range(least = 0)
        double shrinkage,

        @Meaning(
                "as-trained: dead operations left out, as 'nasgauge profile' measures; as-written: as the benchmark's authors built it")
        Network network)
        implements OperationPredictor<double[]> {
    public OperationTable() {
        this(100, 1e-3, Network.AS_TRAINED);
    }

    @Override
    public View<double[]> view(Problem problem) {
        return new Counts(networks(problem));
    }

    @Override
    public Regression<double[]> model(Problem problem, SeededRandom random) {
        return new LinearRegression(shrinkage);
    }

    /** How often there is each operation that was learned from. */
    private final class Counts implements View<double[]> {
        private final NetworkDefined networks;
        private final Map<Operation, Integer> known = new LinkedHashMap<>();

        private Counts(NetworkDefined networks) {
            this.networks = networks;
        }

        @Override
        public void adapt(List<Estimation.Evaluated> sample) {
            known.clear();
            sample.forEach(one -> operations(networks, one.architecture())
                    .counts()
                    .keySet()
                    .forEach(operation -> known.putIfAbsent(operation, known.size())));
        }

        @Override
        public double[] of(Architecture architecture, Evidence evidence) {
            double[] counts = new double[known.size()];
            operations(networks, architecture).counts().forEach((operation, count) -> {
                if (known.containsKey(operation)) {
                    counts[known.get(operation)] = count;
                }
            });
            return counts;
        }
    }
}
