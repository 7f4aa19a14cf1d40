package org.nasgauge.report.analysis;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.nasgauge.engine.manifest.StudyFacts;
import org.nasgauge.engine.record.Failures;
import org.nasgauge.statistics.Interval;
import org.nasgauge.statistics.Summary;
import org.nasgauge.statistics.agreement.AgreementMeasure;
import org.nasgauge.statistics.agreement.RelativeErrors;
import org.nasgauge.statistics.calibration.Calibration;

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
 * @param seconds charged per network, what came once beforehand apart
 * @param preparation seconds charged before the first estimate
 * @param information what was trained and shown
 * @param spread of every measure over the runs
 * @param errors of predictions of a target, relative to it
 * @param calibration of the distributions, where there are any, beside the end of the training whose first epochs the
 *     estimator was shown, on validation
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
        Finding<Summary> preparation,
        Information information,
        Map<AgreementMeasure, Finding<Summary>> spread,
        Finding<MeasuredRuns<RelativeErrors.Measure, RelativeErrors>> errors,
        Optional<MeasuredRuns<Calibration.Measure, Calibration>> calibration,
        Failures failures,
        Optional<Faults> faults,
        List<Run> each,
        List<Pair> sample) {
    public EstimatorResult {
        spread = Collections.unmodifiableMap(new EnumMap<>(spread));
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
            Map<AgreementMeasure, Finding<Double>> measures,
            Finding<RelativeErrors> errors,
            int tiedEstimates,
            int tiedTargets,
            Finding<Double> seconds,
            Finding<Double> preparation,
            Information information) {
        public Run {
            measures = Collections.unmodifiableMap(new EnumMap<>(measures));
        }

        public Finding<Double> rho() {
            return measure(AgreementMeasure.SPEARMAN_RHO);
        }

        /** One that was computed of every run. */
        public Finding<Double> measure(AgreementMeasure measure) {
            return Objects.requireNonNull(measures.get(measure));
        }
    }

    /**
     * How much was looked at, whatever it cost; of several runs, the mean.
     *
     * @param trained architectures that were trained beforehand
     * @param trainedEpochs of these trainings
     * @param shownEpochs of the trainings that were shown, per network
     */
    public record Information(double trained, double trainedEpochs, double shownEpochs) {}

    /** An estimate and the final test value of the same network. */
    public record Pair(double estimate, double test) {}
}
