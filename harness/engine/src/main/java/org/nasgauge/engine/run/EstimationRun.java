package org.nasgauge.engine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.engine.record.EstimationRecord;

/** One estimator under one seed: it rates each network once. */
final class EstimationRun {
    private EstimationRun() {}

    static EstimationRecord record(
            String study, long seed, Benchmark benchmark, List<Architecture> networks, Rating rating) {
        Benchmark.Judge judge = benchmark.judge().orElseThrow();
        double seconds = 0;
        List<String> ids = new ArrayList<>(networks.size());
        List<Reading> estimates = new ArrayList<>(networks.size());
        List<Reading> targets = new ArrayList<>(networks.size());
        for (Architecture network : networks) {
            Rating.Answer answer = rating.of(network);
            seconds += answer.seconds();
            ids.add(benchmark.space().canonicalId(network));
            estimates.add(answer.estimate());
            targets.add(judge.test(network));
        }
        return new EstimationRecord(
                study,
                seed,
                rating.isCharged() ? OptionalDouble.of(seconds) : OptionalDouble.empty(),
                ids,
                estimates,
                targets);
    }
}
