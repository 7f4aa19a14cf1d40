package org.nasgauge.engine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.engine.record.EstimationRecord;

/** One estimator under one seed: it rates each architecture once. */
final class EstimationRun {
    private EstimationRun() {}

    static EstimationRecord record(
            String study, long seed, Benchmark benchmark, List<Architecture> architectures, Rating rating) {
        Benchmark.Judge judge = benchmark.judge().orElseThrow();
        Rating.Spent preparation = Rating.Spent.NOTHING;
        Rating.Spent queries = Rating.Spent.NOTHING;
        List<Reading> estimates = new ArrayList<>(architectures.size());
        List<Optional<EstimationRecord.Forecast>> forecasts = new ArrayList<>(architectures.size());
        for (Rating.Answer answer : rating.ofAll(architectures)) {
            preparation = preparation.and(answer.preparation());
            queries = queries.and(answer.query());
            estimates.add(answer.estimate());
            forecasts.add(answer.forecast());
        }
        return new EstimationRecord(
                study,
                seed,
                new EstimationRecord.Costs(
                        rating.isCharged()
                                ? OptionalDouble.of(preparation.seconds() + queries.seconds())
                                : OptionalDouble.empty(),
                        rating.isCharged() ? preparation.seconds() : 0,
                        preparation.trained(),
                        preparation.epochs(),
                        queries.epochs()),
                architectures.stream().map(benchmark.space()::format).toList(),
                estimates,
                architectures.stream().map(judge::test).toList(),
                forecasts);
    }
}
