package org.nasgauge.engine.manifest;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.nasgauge.api.benchmark.Benchmark.Retraining;
import org.nasgauge.statistics.correlation.RankCorrelation;
import org.nasgauge.statistics.correlation.RankedPairs;

/**
 * How well one more training, to its end, ranks the architectures that estimators rate: no estimator can be expected to rank
 * them better. Each correlation is the mean over the trainings that the judge does not use, or can do without.
 *
 * @param architectures in the smallest of the samples
 * @param trainings how many the mean is over
 */
public record NoiseCeiling(double spearman, double kendall, int architectures, int trainings) {
    /** Empty if no training is left over, or its values are all alike. */
    public static Optional<NoiseCeiling> of(List<Retraining> retrainings) {
        List<RankedPairs> pairs = retrainings.stream()
                .map(one -> RankedPairs.of(
                        one.repeats().stream()
                                .mapToDouble(Retraining.Repeat::again)
                                .toArray(),
                        one.repeats().stream()
                                .mapToDouble(Retraining.Repeat::judged)
                                .toArray()))
                .filter(one -> one.spearmanRho().coefficient().isPresent())
                .toList();
        return pairs.isEmpty()
                ? Optional.empty()
                : Optional.of(new NoiseCeiling(
                        mean(pairs, RankedPairs::spearmanRho),
                        mean(pairs, RankedPairs::kendallTauB),
                        pairs.stream().mapToInt(RankedPairs::n).min().orElse(0),
                        pairs.size()));
    }

    private static double mean(List<RankedPairs> pairs, Function<RankedPairs, RankCorrelation> correlation) {
        return pairs.stream()
                .mapToDouble(one -> correlation.apply(one).coefficient().orElseThrow())
                .average()
                .orElseThrow();
    }
}
