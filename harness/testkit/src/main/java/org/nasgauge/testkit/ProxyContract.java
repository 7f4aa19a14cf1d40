package org.nasgauge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.benchmark.UntrainedNetworks;
import org.nasgauge.api.benchmark.UntrainedNetworks.Untrained;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.estimate.Estimation;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.estimate.Evidence;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.space.Architecture;

/**
 * What every zero-cost proxy promises besides what all estimators do: scores are finite, or missing with a reason; they do not
 * depend on the thread, nor on which proxies looked at the network before.
 */
public abstract class ProxyContract extends EstimatorContract {
    private static final int THREADS = 3;

    /**
     * Small ones, of the architectures that the contract tries.
     *
     * @param images whether there are any: a proxy that does not ask for them is shown networks without
     */
    protected abstract UntrainedNetworks networks(boolean images);

    @Override
    protected abstract List<Architecture> architectures();

    private Need.UntrainedNetwork need() {
        return estimator().needs().stream()
                .filter(Need.UntrainedNetwork.class::isInstance)
                .map(Need.UntrainedNetwork.class::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError(estimator().name() + " asks for no network"));
    }

    @Override
    protected final Optional<Untrained> network(Architecture architecture) {
        return Optional.of(networks(need().images()).of(architecture));
    }

    /** NaN where there is none. */
    @Override
    protected final double estimate(Estimation estimation, Architecture architecture, Evidence evidence) {
        try {
            double estimate = estimation.estimate(architecture, evidence);
            assertThat(estimate).as("a score that is not missing").isFinite();
            return estimate;
        } catch (Estimation.Impossible missing) {
            assertThat(missing.reason())
                    .as("why there is no score")
                    .isNotBlank()
                    .doesNotContain("NaN");
            return Double.NaN;
        }
    }

    @Override
    @Test
    protected void estimatesAreFinite() {
        List<Double> estimates = estimates(start(), architectures());
        assertThat(estimates.stream().filter(Double::isFinite).count())
                .as("architectures with a score")
                .isGreaterThan(estimates.size() / 2);
    }

    @Test
    void tellsArchitecturesApart() {
        assertThat(estimates(start(), architectures()).stream().distinct().count())
                .as("different scores")
                .isGreaterThan(1);
    }

    @Test
    void theThreadDoesNotMatter() throws Exception {
        List<Double> alone = estimates(start(), architectures());
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<List<Double>>> running = IntStream.range(0, THREADS)
                    .mapToObj(i -> pool.submit(() -> estimates(start(), architectures())))
                    .toList();
            for (Future<List<Double>> one : running) {
                assertThat(one.get()).isEqualTo(alone);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void whoLookedBeforeDoesNotMatter() {
        Architecture architecture = architectures().get(0);
        Untrained shared = networks(true).of(architecture);
        for (Estimator other : ServiceLoader.load(Estimator.class)) {
            if (other.needs().stream().anyMatch(Need.UntrainedNetwork.class::isInstance)) {
                on(shared, other, architecture);
            }
        }
        assertThat(on(shared, estimator(), architecture))
                .isEqualTo(on(networks(true).of(architecture), estimator(), architecture));
    }

    private double on(Untrained network, Estimator estimator, Architecture architecture) {
        Evidence evidence = new Evidence(Metric.ACCURACY, Optional.empty(), Map.of(), Optional.of(network));
        return estimate(
                estimator.start(
                        ToyBenchmark.additive(2, 2).problem(1), SeedTree.root(5).generator()),
                architecture,
                evidence);
    }
}
