package org.nasgauge.report.analysis;

import java.util.List;
import java.util.Optional;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.statistics.Interval;
import org.nasgauge.statistics.Summary;
import org.nasgauge.statistics.resampling.Bootstrap;
import org.nasgauge.statistics.resampling.SampleMeasures;

/**
 * What is measured of an estimator, run by run.
 *
 * @param <M> the measures
 * @param <S> what they are of
 * @param runs at least one, in the order of the seeds
 * @param stream names the generator that draws the resamples of intervals
 */
public record MeasuredRuns<M, S extends SampleMeasures<M>>(List<S> runs, String stream) {
    public MeasuredRuns {
        runs = List.copyOf(runs);
    }

    /** Of what the first run rated: the sample that intervals are about. */
    public S first() {
        return runs.get(0);
    }

    /** Of a measure in the first run, over architectures. */
    public Optional<Interval> interval(M measure, Bootstrap.Method method) {
        return first().interval(measure, method, SeedTree.root(0).child(stream).generator());
    }

    /** Of a measure over the runs. */
    public Summary spread(M measure) {
        return Summary.of(runs.stream().mapToDouble(run -> run.value(measure)).toArray());
    }
}
