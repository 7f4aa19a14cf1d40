package org.nasgauge.engine.record;

import java.util.List;
import java.util.OptionalDouble;
import org.nasgauge.api.metric.Reading;

/**
 * One run of an estimator over a sample of networks; the lists run in parallel.
 *
 * @param study id of the study
 * @param architectures ids, none twice; canonical ones where networks are rated
 * @param estimates greater means that better final performance is predicted
 * @param targets the objective on test at full fidelity, in the objective's unit
 */
public record EstimationRecord(
        String study,
        long seed,
        Costs costs,
        List<String> architectures,
        List<Reading> estimates,
        List<Reading> targets)
        implements RunRecord {
    /**
     * What the estimates of a run cost: seconds, simulated, and information. The two do not add, and neither is the time that
     * this computer spent.
     *
     * @param seconds of all that was charged; empty where the benchmark does not know them
     * @param preparation those of them that came once, before the first estimate: initial trainings, and what is compared with
     * @param trained how many architectures were trained beforehand
     * @param trainedEpochs of these trainings, and of what is shown of them
     * @param shownEpochs of the trainings that were shown with the estimates
     */
    public record Costs(OptionalDouble seconds, double preparation, int trained, long trainedEpochs, long shownEpochs) {
        /** Of estimates that took nothing but so many seconds. */
        public static Costs of(double seconds) {
            return new Costs(OptionalDouble.of(seconds), 0, 0, 0, 0);
        }

        /** Seconds of the estimates themselves; empty where the benchmark does not know them. */
        public OptionalDouble queries() {
            return seconds.isPresent() ? OptionalDouble.of(seconds.getAsDouble() - preparation) : seconds;
        }
    }

    public EstimationRecord {
        architectures = List.copyOf(architectures);
        estimates = List.copyOf(estimates);
        targets = List.copyOf(targets);
        if (estimates.size() != architectures.size() || targets.size() != architectures.size()) {
            throw new IllegalArgumentException("architectures, estimates and targets differ in length");
        }
    }

    /** On a benchmark that knows its seconds. */
    public EstimationRecord(
            String study,
            long seed,
            double seconds,
            List<String> architectures,
            List<Reading> estimates,
            List<Reading> targets) {
        this(study, seed, Costs.of(seconds), architectures, estimates, targets);
    }

    @Override
    public OptionalDouble seconds() {
        return costs.seconds();
    }
}
