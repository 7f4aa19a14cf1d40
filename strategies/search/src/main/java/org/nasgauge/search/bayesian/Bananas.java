package org.nasgauge.search.bayesian;

import java.util.List;
import java.util.stream.IntStream;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.models.encoding.Features;
import org.nasgauge.models.neural.FeedForward;

/**
 * BANANAS: Bayesian optimisation with an ensemble of networks on the path encoding. Mutants of the best are ranked by
 * independent Thompson sampling: each by a draw from the normal distribution that the ensemble predicts for it.
 */
@Described(
        name = "bananas",
        summary = "Ranks mutants of the best by Thompson sampling from an ensemble of networks.",
        source = "White, Neiswanger and Savani, BANANAS: Bayesian optimization with neural architectures for neural"
                + " architecture search, AAAI 2021. Deviations: mean absolute error of standardized scores instead of"
                + " percentage error; spaces without paths are seen as one bit a choice; mutants are of the ten best, where the"
                + " authors' program takes the best, and the next four only as far as it has too few; networks of equal"
                + " function count as different")
public record Bananas(
        RankedMutants mutants,
        @Meaning("networks") @Range(least = 2, most = 1_000) int ensemble,
        NetworkSettings networks)
        implements SearchStrategy {
    public Bananas() {
        this(new RankedMutants(), 5, new NetworkSettings());
    }

    @Override
    public Search start(Problem problem, SeededRandom random) {
        Features features = Features.of(problem.space());
        return mutants.search(
                problem,
                features::of,
                (known, scores) -> {
                    List<FeedForward> fitted = IntStream.range(0, ensemble)
                            .mapToObj(i -> networks.fitted(features, known, scores, random))
                            .toList();
                    return candidates -> draws(
                            fitted.stream()
                                    .map(network -> network.predict(candidates))
                                    .toList(),
                            candidates.size(),
                            random);
                },
                random);
    }

    /** For each candidate a draw from the normal distribution with mean and standard deviation of its predictions. */
    static double[] draws(List<float[]> predictions, int candidates, SeededRandom random) {
        double[] draws = new double[candidates];
        for (int i = 0; i < candidates; i++) {
            double sum = 0;
            double squares = 0;
            for (float[] network : predictions) {
                sum += network[i];
            }
            double mean = sum / predictions.size();
            for (float[] network : predictions) {
                squares += (network[i] - mean) * (network[i] - mean);
            }
            draws[i] = mean + StrictMath.sqrt(squares / (predictions.size() - 1)) * random.nextGaussian();
        }
        return draws;
    }
}
