package org.nasgauge.estimators;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.estimate.Estimation;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.estimate.Evidence;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;
import org.nasgauge.models.regression.RegularizedBoosting;

/** A predictor whose features are what other estimators say. */
@Described(
        name = "boosted-scores",
        summary =
                "Learns from evaluated architectures what the scores of other estimators mean: boosted trees over them.",
        source =
                "XGBoost on zero-cost proxies: Krishnakumar et al., NAS-Bench-Suite-Zero, NeurIPS 2022, with the settings of"
                        + " NASLib. The trees are the suite's own, by XGBoost's equations; they begin with the mean, not with 0.5")
public record BoostedScores(
        @Meaning("how many architectures are trained in full to learn from") @Range(least = 2)
        int architectures,

        @Meaning("how many trees are added up") @Range(least = 1)
        int trees,

        @Meaning("splits on the way to a leaf, at the most") @Range(least = 1)
        int depth,

        @Meaning("the share of its weight that each leaf adds: eta") @Range(least = 1e-6, most = 1)
        double learningRate,

        @Meaning("what is added to the size of each leaf: lambda") @Range(least = 0)
        double shrinkage,

        @Meaning("architectures in a leaf, at least") @Range(least = 1)
        int leastLeaf,

        @Meaning("whether the choices of the architecture are features as well, one-hot")
        boolean choices)
        implements Estimator {
    public BoostedScores() {
        this(400, 500, 6, 0.3, 1, 1, false);
    }

    @Override
    public boolean predictsScores() {
        return true;
    }

    @Override
    public List<Need> needs() {
        return List.of(Need.Access.MEMBERS, new Need.Evaluations(architectures, Optional.empty()));
    }

    @Override
    public Estimation start(Problem problem, SeededRandom random) {
        List<Decision> decisions = choices ? problem.space().decisions() : List.of();
        RegularizedBoosting model = new RegularizedBoosting(
                new RegularizedBoosting.Shape(trees, depth, learningRate, shrinkage, 0, leastLeaf));
        return new Estimation() {
            @Override
            public void fit(List<Evaluated> sample) {
                if (sample.size() < 2) {
                    throw new IllegalStateException(sample.size()
                            + " evaluated architectures that all members have a score for, too few to learn from");
                }
                model.fit(
                        sample.stream()
                                .map(one -> features(decisions, one.architecture(), one.evidence()))
                                .toList(),
                        sample.stream().mapToDouble(Evaluated::score).toArray());
            }

            @Override
            public double estimate(Architecture architecture, Evidence evidence) {
                return model.predict(features(decisions, architecture, evidence));
            }
        };
    }

    private static double[] features(List<Decision> decisions, Architecture architecture, Evidence evidence) {
        List<Double> features = new ArrayList<>();
        evidence.properties().values().forEach(said -> features.add(said.score()));
        for (int decision = 0; decision < decisions.size(); decision++) {
            for (int choice = 0; choice < decisions.get(decision).size(); choice++) {
                features.add(architecture.choice(decision) == choice ? 1.0 : 0.0);
            }
        }
        return features.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
