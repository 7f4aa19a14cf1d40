package org.nasgauge.engine.record;

import java.util.List;
import java.util.OptionalDouble;
import org.nasgauge.api.metric.Reading;

/**
 * One run of an estimator over a sample of networks; the lists run in parallel.
 *
 * @param study id of the study
 * @param seconds simulated seconds charged for the training that the estimates needed; empty where the benchmark does
 *     not know them
 * @param architectures canonical ids, no network twice
 * @param estimates greater means that better final performance is predicted
 * @param targets the objective on test at full fidelity, in the objective's unit
 */
public record EstimationRecord(
        String study,
        long seed,
        OptionalDouble seconds,
        List<String> architectures,
        List<Reading> estimates,
        List<Reading> targets)
        implements RunRecord {
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
        this(study, seed, OptionalDouble.of(seconds), architectures, estimates, targets);
    }
}
