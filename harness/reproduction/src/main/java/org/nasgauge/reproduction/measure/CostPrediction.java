package org.nasgauge.reproduction.measure;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.api.space.GraphEncoded;
import org.nasgauge.models.bayesian.OnLearnedFeatures;
import org.nasgauge.models.encoding.Encoding;
import org.nasgauge.models.gradient.Training;
import org.nasgauge.models.graph.GlobalVertexNetwork;
import org.nasgauge.models.hardware.SimilarDevice;
import org.nasgauge.models.hardware.SlowestOperations;
import org.nasgauge.models.hardware.SummedOperations;
import org.nasgauge.models.regression.LinearRegression;
import org.nasgauge.models.regression.Regression;
import org.nasgauge.models.regression.RegularizedBoosting;
import org.nasgauge.reproduction.data.ArchitectureValues;
import org.nasgauge.reproduction.data.Columns;
import org.nasgauge.reproduction.data.Unavailable;
import org.nasgauge.statistics.Summary;
import org.nasgauge.statistics.agreement.RelativeErrors;
import org.nasgauge.statistics.correlation.RankCorrelation;
import org.nasgauge.statistics.correlation.RankedPairs;

/**
 * How well what networks cost on a device is predicted from some that were measured: the mean over several random divisions
 * into those that are learned from and the rest.
 *
 * @param by who predicts
 * @param of what was measured on other devices, for those that predict from it
 * @param against what is predicted, above 0
 * @param train how many are learned from
 * @param draws how many divisions, under the seeds from 0 on
 */
public record CostPrediction(
        String place, Goodness goodness, Model by, List<String> of, String against, int train, int draws)
        implements Measure {
    private static final Training GRAPH_TRAINING = Training.cosine(30, 16, 0.003, 0);
    private static final int GRAPH_LAYERS = 4;
    private static final int GRAPH_WIDTH = 32;
    private static final int TREES = 200;

    /** How good a prediction is. */
    public enum Goodness {
        SPEARMAN,
        KENDALL,
        /** The root of the mean square of relative errors. */
        RMSPE,
        /** The share of networks whose relative error is at most .05. */
        WITHIN_5_PERCENT,
        WITHIN_10_PERCENT;

        private double of(double[] predicted, double[] truth) {
            return switch (this) {
                case SPEARMAN -> defined(RankedPairs.of(predicted, truth).spearmanRho());
                case KENDALL -> defined(RankedPairs.of(predicted, truth).kendallTauB());
                case RMSPE -> errors(predicted, truth, RelativeErrors.Measure.RMSPE);
                case WITHIN_5_PERCENT -> errors(predicted, truth, RelativeErrors.Measure.WITHIN_5_PERCENT);
                case WITHIN_10_PERCENT -> errors(predicted, truth, RelativeErrors.Measure.WITHIN_10_PERCENT);
            };
        }

        private static double defined(RankCorrelation correlation) {
            return correlation.coefficient().orElse(Double.NaN);
        }

        private static double errors(double[] predicted, double[] truth, RelativeErrors.Measure measure) {
            return new RelativeErrors(truth, predicted).value(measure);
        }
    }

    /** Who predicts. */
    public enum Model {
        /** A linear function of multiply-accumulates and of outputs, both summed over all operations. */
        OPERATIONS,
        /** The same over the slowest operation at each depth. */
        SLOWEST_OPERATIONS,
        /** A cost for each kind of operation: its layer on features of its shape. */
        OPERATION_TABLE,
        /** XGBoost's trees over the choices. */
        TREES,
        /** Graph convolutions with a global vertex. */
        GRAPH,
        /** A rising function of what was measured on the most similar of the other devices. */
        SIMILAR_DEVICE,
        /** Linear in what was measured on the other devices, all on logarithmic scales. */
        DEVICES
    }

    public CostPrediction {
        of = List.copyOf(of);
    }

    /** What is seen of each architecture, and what learns from it. */
    private record Predictor<X>(List<X> seen, Supplier<Regression<X>> model) {
        /** Of those that are asked for. */
        double[] predicted(int[] learned, double[] costs, int[] asked) {
            Regression<X> fitted = model.get();
            fitted.fit(Arrays.stream(learned).mapToObj(seen::get).toList(), costs);
            return Arrays.stream(asked)
                    .mapToDouble(index -> fitted.predict(seen.get(index)))
                    .toArray();
        }
    }

    private boolean isLogarithmic() {
        return by == Model.DEVICES;
    }

    @Override
    public Measured of(Columns columns) throws Unavailable {
        ArchitectureValues truth = columns.get(against);
        ArchitectureValues[] others = new ArchitectureValues[of.size()];
        for (int i = 0; i < others.length; i++) {
            others[i] = columns.get(of.get(i));
        }
        int[] members = IntStream.range(0, truth.size())
                .filter(index -> truth.isPresent(index)
                        && truth.at(index) > 0
                        && Arrays.stream(others).allMatch(other -> other.isPresent(index) && other.at(index) > 0))
                .toArray();
        if (members.length < train + 2) {
            throw new Unavailable("the data hold " + members.length + " architectures with all values, and more than "
                    + train + " are needed");
        }
        Predictor<?> predictor = predictor(columns, truth, others);
        // Each division has a generator of its own: any number of threads gives the same numbers.
        double[] found = IntStream.range(0, draws)
                .parallel()
                .mapToDouble(draw -> goodness(predictor, members, truth, draw))
                .toArray();
        if (!Arrays.stream(found).allMatch(Double::isFinite)) {
            throw new Unavailable("the correlation is undefined in some division");
        }
        Summary summary = Summary.of(found);
        return new Measured(
                summary.mean(),
                members.length - train,
                OptionalDouble.of(summary.standardError().orElse(0)));
    }

    private double goodness(Predictor<?> predictor, int[] members, ArchitectureValues truth, int draw) {
        int[] order = SeedTree.root(draw).child("division").generator().permutation(members.length);
        int[] learned = Arrays.stream(order, 0, train).map(i -> members[i]).toArray();
        int[] rest =
                Arrays.stream(order, train, order.length).map(i -> members[i]).toArray();
        double[] costs = truth.at(learned);
        if (isLogarithmic()) {
            Arrays.setAll(costs, i -> StrictMath.log(costs[i]));
        }
        double[] predicted = predictor.predicted(learned, costs, rest);
        if (isLogarithmic()) {
            Arrays.setAll(predicted, i -> StrictMath.exp(predicted[i]));
        }
        return goodness.of(predicted, truth.at(rest));
    }

    private Predictor<?> predictor(Columns columns, ArchitectureValues truth, ArchitectureValues[] others) {
        return switch (by) {
            case OPERATIONS ->
                new Predictor<>(columns.operations(place, truth.space()).byDepth(), SummedOperations::new);
            case SLOWEST_OPERATIONS ->
                new Predictor<>(columns.operations(place, truth.space()).byDepth(), SlowestOperations::new);
            case OPERATION_TABLE ->
                new Predictor<>(columns.operations(place, truth.space()).counts(), () -> new LinearRegression(1e-4));
            case TREES ->
                new Predictor<>(
                        architectures(truth.space()).stream()
                                .map(Encoding.ONE_HOT.of(truth.space()))
                                .toList(),
                        () -> new RegularizedBoosting(RegularizedBoosting.Shape.standard(TREES)));
            case GRAPH -> graph(truth.space());
            case SIMILAR_DEVICE -> new Predictor<>(measured(others), SimilarDevice::new);
            case DEVICES ->
                new Predictor<>(
                        measured(others).stream()
                                .map(row ->
                                        Arrays.stream(row).map(StrictMath::log).toArray())
                                .toList(),
                        () -> new LinearRegression(0.1));
        };
    }

    private Predictor<?> graph(EnumerableSpace space) {
        if (!(space instanceof GraphEncoded graphs)) {
            throw UserError.at(place, space.name() + " has no graphs", "Predict by another model");
        }
        return new Predictor<>(architectures(space).stream().map(graphs::graph).toList(), () -> {
            SeededRandom random = SeedTree.root(0).child("network").generator();
            return new OnLearnedFeatures<>(new GlobalVertexNetwork(
                    graphs.labelCount(),
                    new GlobalVertexNetwork.Shape(GRAPH_LAYERS, GRAPH_WIDTH, GRAPH_TRAINING),
                    random));
        });
    }

    private static List<Architecture> architectures(EnumerableSpace space) {
        return IntStream.range(0, space.size()).mapToObj(space::at).toList();
    }

    private static List<double[]> measured(ArchitectureValues[] others) {
        return IntStream.range(0, others[0].size())
                .mapToObj(index -> Arrays.stream(others)
                        .mapToDouble(other -> other.at(index))
                        .toArray())
                .toList();
    }
}
