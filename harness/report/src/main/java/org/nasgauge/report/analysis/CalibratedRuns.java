package org.nasgauge.report.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.engine.record.EstimationRecord;
import org.nasgauge.engine.record.EstimationRecord.Forecast;
import org.nasgauge.statistics.Interval;
import org.nasgauge.statistics.Summary;
import org.nasgauge.statistics.calibration.Calibration;
import org.nasgauge.statistics.resampling.Bootstrap;

/**
 * How right the distributions of an estimator are, run by run. What comes is the end of the training whose first epochs it
 * was shown, on validation.
 *
 * @param runs at least one, in the order of the seeds
 */
public record CalibratedRuns(List<Calibration> runs) {
    public CalibratedRuns {
        runs = List.copyOf(runs);
    }

    /** Of what the first run rated: the sample that intervals are about. */
    public Calibration first() {
        return runs.get(0);
    }

    /** Of a measure in the first run, over architectures. */
    public Optional<Interval> interval(Calibration.Measure measure, Bootstrap.Method method) {
        return first().interval(
                        measure, method, SeedTree.root(0).child("calibration").generator());
    }

    /** Of a measure over the runs. */
    public Summary spread(Calibration.Measure measure) {
        return Summary.of(runs.stream().mapToDouble(run -> run.value(measure)).toArray());
    }

    /** Takes the runs of one study as they pass by. */
    static final class Tally {
        private final List<Calibration> runs = new ArrayList<>();

        void add(EstimationRecord record) {
            List<Forecast> forecasts =
                    record.forecasts().stream().flatMap(Optional::stream).toList();
            if (!forecasts.isEmpty()) {
                runs.add(new Calibration(
                        forecasts.stream().mapToDouble(Forecast::share).toArray(),
                        forecasts.stream().mapToDouble(Forecast::crps).toArray(),
                        forecasts.stream().mapToDouble(Forecast::logDensity).toArray()));
            }
        }

        /** Empty where no run has a distribution of anything. */
        Optional<CalibratedRuns> finish() {
            return runs.isEmpty() ? Optional.empty() : Optional.of(new CalibratedRuns(runs));
        }
    }
}
