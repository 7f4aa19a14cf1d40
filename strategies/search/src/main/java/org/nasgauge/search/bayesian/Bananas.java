package org.nasgauge.search.bayesian;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.nasgauge.api.component.Capability;
import org.nasgauge.api.component.OldSetting;
import org.nasgauge.api.component.OldSettings;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategyProvider;
import org.nasgauge.models.encoding.Features;
import org.nasgauge.models.neural.FeedForward;

/**
 * BANANAS: Bayesian optimisation with an ensemble of networks on the path encoding. Mutants of the best are ranked by
 * independent Thompson sampling: each by a draw from the normal distribution that the ensemble predicts for it.
 */
public final class Bananas implements SearchStrategyProvider {
    private static final OldSetting<Integer> ENSEMBLE = new OldSetting.Whole("ensemble", 5, 2, 1_000, "networks");

    @Override
    public String name() {
        return "bananas";
    }

    @Override
    public String summary() {
        return "Ranks mutants of the best by Thompson sampling from an ensemble of networks.";
    }

    @Override
    public String source() {
        return "White, Neiswanger and Savani, BANANAS: Bayesian optimization with neural architectures for neural"
                + " architecture search, AAAI 2021. Deviations: mean absolute error of standardized scores instead of"
                + " percentage error; spaces without paths are seen as one bit a choice";
    }

    @Override
    public List<OldSetting<?>> settings() {
        List<OldSetting<?>> all = new ArrayList<>(RankedMutants.Sizes.ALL);
        all.add(ENSEMBLE);
        all.addAll(NetworkSettings.ALL);
        return all;
    }

    @Override
    public Set<Capability> requirements() {
        return Set.of();
    }

    @Override
    public Search create(Problem problem, OldSettings settings, SeededRandom random) {
        NetworkSettings networks = NetworkSettings.of(settings);
        Features features = Features.of(problem.space());
        int ensemble = settings.get(ENSEMBLE);
        return new RankedMutants<>(
                        problem,
                        RankedMutants.Sizes.of(settings),
                        features::of,
                        (known, scores) -> {
                            List<FeedForward> fitted = new ArrayList<>();
                            for (int i = 0; i < ensemble; i++) {
                                fitted.add(networks.fitted(features, known, scores, random));
                            }
                            return candidates -> draws(
                                    fitted.stream()
                                            .map(network -> network.predict(candidates))
                                            .toList(),
                                    candidates.size(),
                                    random);
                        },
                        random)
                .search();
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
