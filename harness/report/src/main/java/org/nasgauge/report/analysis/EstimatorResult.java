package org.nasgauge.report.analysis;

import java.util.List;
import java.util.Optional;
import org.nasgauge.engine.record.Failures;
import org.nasgauge.engine.record.StudyFacts;
import org.nasgauge.statistics.Interval;
import org.nasgauge.statistics.Summary;

/**
 * What came of one study of an estimator. Each summary is over its runs.
 *
 * @param runs how many are recorded
 * @param rho Spearman's, between estimates and final test values, both turned so that greater is better
 * @param sampleRhoInterval 95 %, of {@code rho}'s mean as if it were the correlation of one sample of networks
 * @param overall Spearman's once more, over all networks of the space; none where only samples were rated
 * @param tau Kendall's tau-b
 * @param precision at the top 10 %
 * @param networks how many were rated and have a final test value
 * @param leftOut how many were not
 * @param tiedEstimates how many networks share their estimate with another
 * @param tiedTargets how many share their final test value
 * @param seconds charged per network
 * @param failures of estimates, in all runs together
 * @param faults why the study has no result, if a run is faulty
 * @param each the runs one by one, in the order of the seeds
 * @param sample of the first run, at most {@value EstimatorTally#MOST_DRAWN}, evenly chosen
 */
public record EstimatorResult(
        StudyFacts study,
        int runs,
        Finding<Summary> rho,
        Finding<Interval> sampleRhoInterval,
        Finding<Double> overall,
        Finding<Summary> tau,
        Finding<Summary> precision,
        Finding<Summary> networks,
        Finding<Summary> leftOut,
        Finding<Summary> tiedEstimates,
        Finding<Summary> tiedTargets,
        Finding<Summary> seconds,
        Failures failures,
        Optional<Faults> faults,
        List<Run> each,
        List<Pair> sample) {
    public EstimatorResult {
        each = List.copyOf(each);
        sample = List.copyOf(sample);
    }

    /** Student's 95 % interval of the mean of {@code rho} over the runs. */
    public Finding<Interval> meanRhoInterval() {
        return rho.fold(
                summary -> summary.meanInterval(0.95).map(Finding::of).orElseGet(() -> Finding.none("takes two runs")),
                Finding::none);
    }

    /** What came of one run: see the summaries of the same names. */
    public record Run(
            long seed,
            int networks,
            int leftOut,
            Finding<Double> rho,
            Finding<Double> tau,
            Finding<Double> precision,
            int tiedEstimates,
            int tiedTargets,
            Finding<Double> seconds) {}

    /** An estimate and the final test value of the same network. */
    public record Pair(double estimate, double test) {}
}
