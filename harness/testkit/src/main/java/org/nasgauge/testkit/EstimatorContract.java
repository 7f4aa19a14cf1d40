package org.nasgauge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
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
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.metric.Split;
import org.nasgauge.api.metric.Unit;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.statistics.correlation.RankedPairs;

/** What every estimator promises. A test class of an estimator extends it and names the estimator. */
public abstract class EstimatorContract {
    private static final ToyBenchmark ADDITIVE = ToyBenchmark.additive(5, 4, 3, 2);

    protected abstract Estimator estimator();

    /** What it is tried on. */
    protected ToyBenchmark benchmark() {
        return ADDITIVE;
    }

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
                .isLessThanOrEqualTo(benchmark().problem(1).fullFidelity().epoch()));
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

    /**
     * A test value that has nothing to do with what else is seen lies open, in the curves and nowhere else. Whoever ranks by
     * it has looked: the correlation of those who have not is within four standard errors of 0.
     */
    @Test
    protected void doesNotRankByAPermutedTestValue() {
        List<Architecture> architectures = architectures();
        int[] permuted = SeedTree.root(7).generator().permutation(architectures.size());
        List<Evidence> evidence = new ArrayList<>();
        for (int i = 0; i < permuted.length; i++) {
            Architecture one = architectures.get(i);
            double hidden = permuted[i];
            evidence.add(evidence(one, asked().map(curve -> new OpenCurve(score(one), hidden, fullEpochs()))));
        }
        Estimation estimation = begin();
        compare(estimation, evidence);
        double[] estimates = new double[permuted.length];
        Arrays.setAll(estimates, i -> estimate(estimation, architectures.get(i), evidence.get(i)));
        double[] targets = Arrays.stream(permuted).asDoubleStream().toArray();
        double rho =
                RankedPairs.of(estimates, targets).spearmanRho().coefficient().orElse(0);
        assertThat(rho).isBetween(-4 / StrictMath.sqrt(permuted.length - 1), 4 / StrictMath.sqrt(permuted.length - 1));
    }

    private int fullEpochs() {
        return benchmark().problem(1).fullFidelity().epoch();
    }

    private Optional<Need.Curve> asked() {
        return estimator().needs().stream()
                .filter(Need.Curve.class::isInstance)
                .map(Need.Curve.class::cast)
                .findFirst();
    }

    /** The estimator at work. */
    protected final Estimation start() {
        Estimation estimation = begin();
        compare(
                estimation,
                architectures().stream().map(one -> evidence(one, curve(one))).toList());
        return estimation;
    }

    private void compare(Estimation estimation, List<Evidence> evidence) {
        if (estimator().needs().stream().anyMatch(Need.Candidates.class::isInstance)) {
            estimation.candidates(IntStream.range(0, evidence.size())
                    .mapToObj(i -> new Estimation.Candidate(architectures().get(i), evidence.get(i)))
                    .toList());
        }
    }

    /** It has learned, and not yet compared. */
    private Estimation begin() {
        Estimator estimator = estimator();
        Estimation estimation = estimator.start(
                benchmark().problem(1), SeedTree.root(0).child(estimator.name()).generator());
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

    /** Of an estimator over estimators, three of them: two know something. */
    private Map<String, Evidence.Property> properties(Architecture architecture) {
        Map<String, Evidence.Property> properties = new HashMap<>();
        if (estimator().needs().contains(Need.Access.MEMBERS)) {
            double index = benchmark().space().indexOf(architecture);
            double score = score(architecture);
            properties.put("coarse", said(StrictMath.rint(score)));
            properties.put("index", said(index));
            properties.put("noisy", said(score + StrictMath.sin(index)));
        }
        for (Need need : estimator().needs()) {
            if (need instanceof Need.Property property) {
                Metric metric = new Metric(property.name(), Unit.SCORE, Direction.MAXIMIZE);
                double index = benchmark().space().indexOf(architecture);
                properties.put(property.name(), new Evidence.Property(metric, index));
            }
        }
        return properties;
    }

    private static Evidence.Property said(double value) {
        return new Evidence.Property(new Metric("member", Unit.SCORE, Direction.MAXIMIZE), value);
    }

    private double score(Architecture architecture) {
        return benchmark().score().applyAsDouble(architecture);
    }

    /** Those that it is tried on. */
    protected List<Architecture> architectures() {
        return IntStream.range(0, benchmark().space().size())
                .mapToObj(benchmark().space()::at)
                .toList();
    }

    /** A whole training whose test values lie open. */
    private record OpenCurve(double score, double hidden, int epochs) implements LearningCurve {
        @Override
        public Set<Series> series() {
            return new GuardedCurve(score, epochs).series();
        }

        @Override
        public double at(Series series, int epoch) {
            return series.split() == Split.TEST ? hidden : new GuardedCurve(score, epochs).at(series, epoch);
        }
    }
}
