package org.nasgauge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.benchmark.LearningCurve;
import org.nasgauge.api.benchmark.UntrainedNetworks;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.component.Setting;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.estimate.Estimation;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.estimate.Evidence;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Unit;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.space.Architecture;

/** What every estimator promises. A test class of an estimator extends it and names the estimator. */
public abstract class EstimatorContract {
    private final ToyBenchmark benchmark = ToyBenchmark.additive(5, 4, 3, 2);

    protected abstract Estimator estimator();

    @Test
    protected void isFoundByItsName() {
        assertThat(ServiceLoader.load(Estimator.class))
                .extracting(Estimator::name)
                .containsOnlyOnce(estimator().name());
    }

    @Test
    protected void describesItselfAndItsSettings() {
        Estimator estimator = estimator();
        assertThat(estimator.name()).matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
        assertThat(estimator.summary()).endsWith(".").doesNotContain("\n");
        assertThat(estimator.source()).isNotBlank();
        assertThat(Settings.of(estimator)).extracting(Setting::name).doesNotHaveDuplicates();
        assertThat(Settings.read("here", estimator, Settings.written(estimator)))
                .isEqualTo(estimator);
    }

    @Test
    protected void asksForEpochsThatTheBenchmarkHas() {
        asked().ifPresent(curve -> assertThat(curve.epochs())
                .isLessThanOrEqualTo(benchmark.problem(1).fullFidelity().epoch()));
    }

    @Test
    protected void estimatesAreFinite() {
        assertThat(estimates(start(), architectures()))
                .allSatisfy(value -> assertThat(value).isFinite());
    }

    @Test
    protected void theSameSeedGivesTheSameEstimates() {
        assertThat(estimates(start(), architectures())).isEqualTo(estimates(start(), architectures()));
    }

    @Test
    protected void theOrderOfTheQuestionsDoesNotMatter() {
        List<Architecture> backwards = new ArrayList<>(architectures());
        Collections.reverse(backwards);
        List<Double> reversed = estimates(start(), backwards);
        Collections.reverse(reversed);
        assertThat(reversed).isEqualTo(estimates(start(), architectures()));
    }

    /** A test value, an epoch or a validation that was not declared, throws when it is looked at. */
    @Test
    protected void looksOnlyAtWhatWasPaidFor() {
        Architecture architecture = architectures().get(0);
        estimate(start(), architecture, evidence(architecture, curve(architecture)));
    }

    private Optional<Need.Curve> asked() {
        return estimator().needs().stream()
                .filter(Need.Curve.class::isInstance)
                .map(Need.Curve.class::cast)
                .findFirst();
    }

    /** The estimator at work. */
    protected final Estimation start() {
        Estimator estimator = estimator();
        Estimation estimation = estimator.start(
                benchmark.problem(1), SeedTree.root(0).child(estimator.name()).generator());
        estimator.needs().stream()
                .filter(Need.Evaluations.class::isInstance)
                .map(Need.Evaluations.class::cast)
                .findFirst()
                .ifPresent(asked -> estimation.fit(evaluated(asked.architectures())));
        return estimation;
    }

    private List<Estimation.Evaluated> evaluated(int count) {
        return architectures().stream()
                .limit(count)
                .map(one -> new Estimation.Evaluated(one, evidence(one, curve(one)), score(one)))
                .toList();
    }

    private Optional<LearningCurve> curve(Architecture architecture) {
        return asked().map(curve -> new GuardedCurve(score(architecture), curve.epochs()).shown(curve));
    }

    /** In the order of the architectures. */
    protected final List<Double> estimates(Estimation estimation, List<Architecture> architectures) {
        List<Double> estimates = new ArrayList<>();
        for (Architecture architecture : architectures) {
            estimates.add(estimate(estimation, architecture, evidence(architecture, curve(architecture))));
        }
        return estimates;
    }

    /** One estimate; a contract of estimators that may have none says what stands in its place. */
    protected double estimate(Estimation estimation, Architecture architecture, Evidence evidence) {
        return estimation.estimate(architecture, evidence);
    }

    /** What is shown of the architecture besides: its network, if that is needed. */
    protected Optional<UntrainedNetworks.Untrained> network(Architecture architecture) {
        return Optional.empty();
    }

    private Evidence evidence(Architecture architecture, Optional<LearningCurve> curve) {
        return new Evidence(Metric.ACCURACY, curve, properties(architecture), network(architecture));
    }

    private Map<String, Evidence.Property> properties(Architecture architecture) {
        Map<String, Evidence.Property> properties = new HashMap<>();
        for (Need need : estimator().needs()) {
            if (need instanceof Need.Property property) {
                Metric metric = new Metric(property.name(), Unit.SCORE, Direction.MAXIMIZE);
                long index = benchmark.space().indexOf(architecture);
                properties.put(property.name(), new Evidence.Property(metric, index));
            }
        }
        return properties;
    }

    private double score(Architecture architecture) {
        return benchmark.score().applyAsDouble(architecture);
    }

    /** Those that it is tried on. */
    protected List<Architecture> architectures() {
        return IntStream.range(0, benchmark.space().size())
                .mapToObj(benchmark.space()::at)
                .toList();
    }
}
