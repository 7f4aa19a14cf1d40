package org.nasgauge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.benchmark.Complexity;
import org.nasgauge.api.benchmark.LearningCurve;
import org.nasgauge.api.component.Capability;
import org.nasgauge.api.component.Setting;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.estimate.EstimatorProvider;
import org.nasgauge.api.estimate.Evidence;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.space.Architecture;

/** What every estimator promises. A test class of an estimator extends it and names the estimator. */
public abstract class EstimatorContract {
    private final ToyBenchmark benchmark = ToyBenchmark.additive(5, 4, 3, 2);

    protected abstract EstimatorProvider provider();

    /** As a recipe gives them. */
    protected Map<String, ?> settings() {
        return Map.of();
    }

    @Test
    protected void isFoundByItsName() {
        assertThat(ServiceLoader.load(EstimatorProvider.class))
                .extracting(EstimatorProvider::name)
                .containsOnlyOnce(provider().name());
    }

    @Test
    protected void describesItselfAndItsSettings() {
        assertThat(provider().name()).matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
        assertThat(provider().summary()).endsWith(".").doesNotContain("\n");
        assertThat(provider().source()).isNotBlank();
        assertThat(provider().settings()).extracting(Setting::name).doesNotHaveDuplicates();
        Settings standard = Settings.standard(provider());
        assertThat(Settings.read("here", provider(), standard.written())).isEqualTo(standard);
    }

    @Test
    protected void asksForEpochsThatTheBenchmarkHas() {
        assertThat(epochs()).isBetween(0, benchmark.problem(1).fullFidelity().epoch());
    }

    @Test
    protected void estimatesAreFinite() {
        assertThat(estimates(create(), architectures()))
                .allSatisfy(value -> assertThat(value).isFinite());
    }

    @Test
    protected void theSameSeedGivesTheSameEstimates() {
        assertThat(estimates(create(), architectures())).isEqualTo(estimates(create(), architectures()));
    }

    @Test
    protected void theOrderOfTheQuestionsDoesNotMatter() {
        List<Architecture> backwards = new ArrayList<>(architectures());
        Collections.reverse(backwards);
        List<Double> reversed = estimates(create(), backwards);
        Collections.reverse(reversed);
        assertThat(reversed).isEqualTo(estimates(create(), architectures()));
    }

    /** A test value, or an epoch that was not declared, throws when it is looked at. */
    @Test
    protected void looksOnlyAtWhatWasPaidFor() {
        Architecture architecture = architectures().get(0);
        GuardedCurve curve = new GuardedCurve(score(architecture), epochs());
        Optional<LearningCurve> evidence = epochs() == 0 ? Optional.empty() : Optional.of(curve);
        create().estimate(architecture, evidence(architecture, evidence));
        assertThat(curve.lastEpochRead()).isLessThanOrEqualTo(epochs());
    }

    private int epochs() {
        return provider().epochs(benchmark.problem(1), read());
    }

    private Settings read() {
        return Settings.read("test", provider(), settings());
    }

    /** The estimator with these settings. */
    protected final Estimator create() {
        return provider()
                .create(
                        benchmark.problem(1),
                        read(),
                        SeedTree.root(0).child(provider().name()).generator());
    }

    private List<Double> estimates(Estimator estimator, List<Architecture> architectures) {
        List<Double> estimates = new ArrayList<>();
        for (Architecture architecture : architectures) {
            Optional<LearningCurve> curve =
                    epochs() == 0 ? Optional.empty() : Optional.of(new GuardedCurve(score(architecture), epochs()));
            estimates.add(estimator.estimate(architecture, evidence(architecture, curve)));
        }
        return estimates;
    }

    private Evidence evidence(Architecture architecture, Optional<LearningCurve> curve) {
        long index = benchmark.space().indexOf(architecture);
        boolean counted = provider().requirements().contains(Capability.COMPLEXITY);
        return new Evidence(
                Metric.ACCURACY,
                counted ? Optional.of(new Complexity(1_000 + index, 10_000 + 7 * index)) : Optional.empty(),
                curve);
    }

    private double score(Architecture architecture) {
        return benchmark.score().applyAsDouble(architecture);
    }

    private List<Architecture> architectures() {
        return IntStream.range(0, benchmark.space().size())
                .mapToObj(benchmark.space()::at)
                .toList();
    }
}
