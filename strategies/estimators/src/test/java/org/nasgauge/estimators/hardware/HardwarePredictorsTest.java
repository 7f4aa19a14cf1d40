package org.nasgauge.estimators.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasgauge.api.estimate.Estimation;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.estimate.Evidence;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Unit;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.estimators.hardware.OperationCosts.Device;
import org.nasgauge.estimators.hardware.OperationPredictor.Network;
import org.nasgauge.networks.NetworkDefined.DeadOperations;
import org.nasgauge.networks.NetworkOperations;
import org.nasgauge.networks.NetworkOperations.Operation;
import org.nasgauge.spaces.nasbench201.CellSpace;
import org.nasgauge.testkit.EstimatorContract;
import org.nasgauge.testkit.ToyBenchmark;

/** On simulated devices: their latencies are known functions of the operations. */
class HardwarePredictorsTest {
    private static final CellSpace SPACE = CellSpace.nasbench201Of729();
    private static final Metric LATENCY = new Metric("latency-1", Unit.MILLISECONDS, Direction.MINIMIZE);
    private static final Metric OTHER = new Metric("other", Unit.MILLISECONDS, Direction.MINIMIZE);

    private static double cost(Operation operation) {
        return 3e-7 * operation.multiplyAccumulates()
                + 2e-5 * operation.output().elements();
    }

    /** Of each kind of operation another one, which no linear function of its numbers gives. */
    private static double costOfKind(Operation operation) {
        return 0.01 * Math.floorMod(operation.toString().hashCode(), 7);
    }

    private static double sequential(NetworkOperations network) {
        return 0.4
                + network.byDepth().stream()
                        .flatMap(List::stream)
                        .mapToDouble(HardwarePredictorsTest::cost)
                        .sum();
    }

    private static double parallel(NetworkOperations network) {
        return 0.4
                + network.byDepth().stream()
                        .mapToDouble(depth -> depth.stream()
                                .mapToDouble(HardwarePredictorsTest::cost)
                                .max()
                                .orElseThrow())
                        .sum();
    }

    private static double byKind(NetworkOperations network) {
        return 0.4
                + network.byDepth().stream()
                        .flatMap(List::stream)
                        .mapToDouble(HardwarePredictorsTest::costOfKind)
                        .sum();
    }

    private record Simulated(Estimator estimator, Network network, ToDoubleFunction<NetworkOperations> latency) {
        NetworkOperations operations(Architecture architecture) {
            return NetworkOperations.of(
                    network == Network.AS_TRAINED
                            ? SPACE.network(architecture, SPACE.standardScale())
                            : SPACE.asWritten(architecture, SPACE.standardScale(), DeadOperations.KEPT));
        }

        @Override
        public String toString() {
            return estimator.toString();
        }
    }

    static Stream<Simulated> devices() {
        return Stream.of(Network.values())
                .flatMap(network -> Stream.of(
                        new Simulated(
                                new OperationCosts(40, Device.SEQUENTIAL, network),
                                network,
                                HardwarePredictorsTest::sequential),
                        new Simulated(
                                new OperationCosts(40, Device.PARALLEL, network),
                                network,
                                HardwarePredictorsTest::parallel),
                        new Simulated(new OperationTable(40, 0, network), network, HardwarePredictorsTest::byKind)));
    }

    @ParameterizedTest
    @MethodSource("devices")
    void aDeviceOfThatKindIsRecovered(Simulated device) {
        SeededRandom random = SeedTree.root(3).generator();
        Evidence nothing = new Evidence(LATENCY, Optional.empty(), Map.of());
        Estimation estimation = device.estimator().start(new ToyBenchmark(SPACE, architecture -> 0).problem(1), random);
        List<Estimation.Evaluated> sample = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Architecture one = SPACE.sample(random);
            double latency = device.latency().applyAsDouble(device.operations(one));
            sample.add(new Estimation.Evaluated(one, nothing, -latency));
        }
        estimation.fit(sample.subList(0, 40));
        for (Estimation.Evaluated asked : sample.subList(40, 60)) {
            assertThat(estimation.estimate(asked.architecture(), nothing))
                    .isCloseTo(asked.score(), within(1e-4 * Math.abs(asked.score())));
        }
    }

    @Test
    void aRisingFunctionOfAnotherDeviceIsFollowed() {
        SeededRandom random = SeedTree.root(4).generator();
        Estimation estimation =
                new SimilarDeviceMap().start(new ToyBenchmark(SPACE, architecture -> 0).problem(1), random);
        List<Estimation.Evaluated> sample = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            double other = 1 + random.nextDouble();
            Evidence evidence = new Evidence(
                    LATENCY,
                    Optional.empty(),
                    Map.of(
                            "noise",
                            new Evidence.Property(OTHER, random.nextDouble()),
                            "other",
                            new Evidence.Property(OTHER, other)));
            sample.add(new Estimation.Evaluated(SPACE.sample(random), evidence, -other * other));
        }
        estimation.fit(sample.subList(0, 10));
        for (Estimation.Evaluated asked : sample) {
            assertThat(estimation.estimate(asked.architecture(), asked.evidence()))
                    .isCloseTo(asked.score(), within(0.2));
        }
    }

    @Test
    void aSpaceWithoutNetworksIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OperationCosts()
                        .start(
                                ToyBenchmark.additive(3, 3).problem(1),
                                SeedTree.root(1).generator()))
                .withMessageContaining("does not say what its networks are");
    }

    /** What both look at of a network. */
    abstract static class OfOperations extends EstimatorContract {
        @Override
        protected ToyBenchmark benchmark() {
            return new ToyBenchmark(SPACE, architecture -> architecture.choice(0) + 0.1 * architecture.choice(5));
        }
    }

    @Nested
    class OperationCostsContract extends OfOperations {
        @Override
        protected Estimator estimator() {
            return new OperationCosts();
        }
    }

    @Nested
    class OperationTableContract extends OfOperations {
        @Override
        protected Estimator estimator() {
            return new OperationTable();
        }
    }

    @Nested
    class SimilarDeviceContract extends EstimatorContract {
        @Override
        protected Estimator estimator() {
            return new SimilarDeviceMap();
        }
    }
}
