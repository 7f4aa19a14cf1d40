package org.nasgauge.engine.record;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.nasgauge.api.estimate.Estimation;
import org.nasgauge.api.metric.Reading;

/**
 * One run of an estimator over a sample of networks; the lists run in parallel.
 *
 * @param study id of the study
 * @param architectures ids, none twice; canonical ones where networks are rated
 * @param estimates greater means that better final performance is predicted
 * @param targets the objective on test at full fidelity, in the objective's unit
 * @param forecasts of each architecture what was believed beside what came, where the estimator says what it believes and
 *     the training's end is known; none at all if it never does
 */
public record EstimationRecord(
        String study,
        long seed,
        Costs costs,
        List<String> architectures,
        List<Reading> estimates,
        List<Reading> targets,
        List<Optional<Forecast>> forecasts)
        implements RunRecord {
    /**
     * A distribution beside what came: the objective on validation after the last epoch of the training whose first ones the
     * estimator was shown, turned so that greater is better.
     *
     * @param share the probability of what is not above it: uniform over trainings where the belief is right
     * @param crps as in {@link Estimation.Distribution#crps}; less is better
     * @param logDensity natural, per unit of the objective; greater is better
     */
    public record Forecast(double share, double crps, double logDensity) {
        /** Empty where a number is not finite, as the density is of what was thought impossible. */
        public static Optional<Forecast> of(Estimation.Distribution belief, double came) {
            Forecast forecast = new Forecast(belief.cumulative(came), belief.crps(came), belief.logDensity(came));
            return Double.isFinite(forecast.share + forecast.crps + forecast.logDensity)
                    ? Optional.of(forecast)
                    : Optional.empty();
        }
    }

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
        forecasts = forecasts.stream().anyMatch(Optional::isPresent) ? List.copyOf(forecasts) : List.of();
        if (!forecasts.isEmpty() && forecasts.size() != architectures.size()) {
            throw new IllegalArgumentException("architectures and forecasts differ in length");
        }
        if (estimates.size() != architectures.size() || targets.size() != architectures.size()) {
            throw new IllegalArgumentException("architectures, estimates and targets differ in length");
        }
    }

    /** Of an estimator that does not say how sure it is. */
    public EstimationRecord(
            String study,
            long seed,
            Costs costs,
            List<String> architectures,
            List<Reading> estimates,
            List<Reading> targets) {
        this(study, seed, costs, architectures, estimates, targets, List.of());
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
