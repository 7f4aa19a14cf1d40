package org.nasgauge.assertions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongToDoubleFunction;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.engine.record.EstimationRecord;
import org.nasgauge.engine.run.StudyRuns;
import org.nasgauge.engine.study.Study;
import org.nasgauge.statistics.correlation.RankedPairs;

/**
 * Regression tests of an estimator. Under each seed it rates a sample of networks; its Spearman correlation with their test
 * values, turned so that greater is better, is what counts. Tests of it look after each seed and stop as soon as enough is
 * known; at most one in a hundred fails although nothing is worse, however often it looks.
 * <pre>{@code
 * assertThat(new EarlyAccuracy()).on(table).withSeeds(0, 50).correlatesAtLeast(0.5);
 * }</pre>
 */
public final class EstimatorAssert extends SeededAssert<EstimatorAssert, Estimator> {
    private static final String LOSS = "1 - rho";
    /** Seeds of the promises that a few runs show. */
    private static final int FEW = 5;

    private int sample = 100;

    EstimatorAssert(Estimator estimator) {
        super(estimator, EstimatorAssert.class);
    }

    /** How many networks are rated under each seed, at least 2; all where there are no more. */
    public EstimatorAssert withSample(int networks) {
        if (networks < 2) {
            throw new IllegalArgumentException("a sample of " + networks + " networks; expected at least 2");
        }
        sample = networks;
        return this;
    }

    /** Fails if it is shown that less than half of the samples have a correlation of this or more, from -1 to 1. */
    public EstimatorAssert correlatesAtLeast(double rho) {
        if (!(rho >= -1 && rho <= 1)) {
            throw new IllegalArgumentException("a correlation of " + rho + "; expected from -1 to 1");
        }
        return isNoWorse(" does not correlate by " + rho + " with the test values of ", "", seed -> 1 - rho);
    }

    /** Fails if its correlation is shown to be less than the other's, on the same samples, more often than greater. */
    public EstimatorAssert isNoWorseThan(Estimator other) {
        return isNoWorse(" is worse on ", " than " + other.name(), seed -> 1 - rho(rated(other, benchmark(), seed)));
    }

    private EstimatorAssert isNoWorse(String words, String than, LongToDoubleFunction other) {
        PairedRegrets paired = paired(seed -> 1 - rho(rated(actual, benchmark(), seed)), other);
        if (paired.showsLoss()) {
            long first = paired.firstWorse().orElseThrow();
            failWithMessage(
                    "%s",
                    actual.name() + words + benchmark().name() + than + ":\n" + paired.words(LOSS, "")
                            + "\nfirst at seed " + first + ": rho is " + rho(rated(actual, benchmark(), first)));
        }
        return this;
    }

    /** Fails if the same seed does not give the same estimates at the same cost, on the first seeds. */
    public EstimatorAssert isDeterministic() {
        seeds().limit(FEW).forEach(seed -> {
            EstimationRecord once = rated(actual, benchmark(), seed);
            EstimationRecord again = rated(actual, benchmark(), seed);
            if (!once.equals(again)) {
                failWithMessage(
                        "%s", actual.name() + " is not deterministic: under seed " + seed + " " + parting(once, again));
            }
        });
        return this;
    }

    /**
     * Fails if it is shown that the estimator knows which networks are good from elsewhere than what it is shown: where that is of
     * other networks, another choice under each seed, its estimates must not correlate with the real test values more often
     * positively than negatively. Not for estimators that judge the architecture itself without having learned, as by its
     * number of layers, nor for those that need networks.
     *
     * @throws IllegalArgumentException if the benchmark does not number its architectures
     */
    public EstimatorAssert peeksAtNothing() {
        Benchmark real = benchmark();
        PairedRegrets paired = paired(seed -> rho(rated(actual, Scrambled.of(real, seed), seed)), seed -> 0);
        if (paired.showsLoss()) {
            failWithMessage(
                    "%s",
                    actual.name() + " knows " + real.name()
                            + " from elsewhere than what it is shown: though that was of other"
                            + " networks, its correlation with the test values is positive on too many seeds\n"
                            + paired.words("rho", "") + "\nfirst at seed "
                            + paired.firstWorse().orElseThrow());
        }
        return this;
    }

    private EstimationRecord rated(Estimator estimator, Benchmark on, long seed) {
        Study study = Runs.planned(on, List.of(), List.of(estimator), Optional.empty(), Optional.of(sample))
                .estimations()
                .get(0);
        return (EstimationRecord) StudyRuns.run(study, seed, unused -> unused);
    }

    /** Spearman's; 0 where too few networks have an estimate and a test value, or all the same. */
    private double rho(EstimationRecord record) {
        List<Double> estimates = new ArrayList<>();
        List<Double> tests = new ArrayList<>();
        for (int i = 0; i < record.architectures().size(); i++) {
            if (record.estimates().get(i) instanceof Reading.Present estimate
                    && record.targets().get(i) instanceof Reading.Present test) {
                estimates.add(estimate.value());
                tests.add(benchmark().objective().direction().score(test.value()));
            }
        }
        if (estimates.size() < 2) {
            return 0;
        }
        return RankedPairs.of(values(estimates), values(tests))
                .spearmanRho()
                .coefficient()
                .orElse(0);
    }

    private static double[] values(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static String parting(EstimationRecord once, EstimationRecord again) {
        for (int i = 0; i < Math.min(once.estimates().size(), again.estimates().size()); i++) {
            if (!once.estimates().get(i).equals(again.estimates().get(i))) {
                return "the estimate of " + once.architectures().get(i) + " is "
                        + again.estimates().get(i) + " the second time instead of "
                        + once.estimates().get(i);
            }
        }
        return "the estimates are the same, but cost " + again.costs() + " the second time instead of " + once.costs();
    }
}
