package org.nasgauge.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.statistics.multiobjective.Hypervolume;
import org.nasgauge.statistics.multiobjective.ParetoFront;

/**
 * A toy with two objectives and a limit on the second, at the fidelities and costs of {@link ToyBenchmark}.
 *
 * @param first greater is better
 * @param second less is better, and more than {@code limit} is not allowed; not negative
 * @param limit positive
 */
public record TwoObjectiveToy(
        EnumerableSpace space,
        ToDoubleFunction<Architecture> first,
        ToDoubleFunction<Architecture> second,
        double limit)
        implements Function<Proposal.Trial, Observation> {
    /** Greater choices score more and cost more; earlier decisions score more for the same cost. No limit is exceeded. */
    public static TwoObjectiveToy conflicting(int... choices) {
        ToyBenchmark additive = ToyBenchmark.additive(choices);
        return new TwoObjectiveToy(
                additive.space(),
                additive.score(),
                architecture -> {
                    double sum = 1;
                    for (int i = 0; i < architecture.length(); i++) {
                        sum += architecture.choice(i);
                    }
                    return sum;
                },
                Double.MAX_VALUE);
    }

    public TwoObjectiveToy withLimit(double limit) {
        return new TwoObjectiveToy(space, first, second, limit);
    }

    /** Each objective in its own unit. */
    public TwoObjectiveToy scaled(double ofFirst, double ofSecond) {
        return new TwoObjectiveToy(
                space,
                architecture -> ofFirst * first.applyAsDouble(architecture),
                architecture -> ofSecond * second.applyAsDouble(architecture),
                limit);
    }

    @Override
    public Observation apply(Proposal.Trial trial) {
        double cost = second.applyAsDouble(trial.architecture());
        return new Observation.Scored(
                trial,
                first.applyAsDouble(trial.architecture()),
                List.of(-cost),
                Math.max(0, (cost - limit) / limit),
                trial.fidelity().epoch());
    }

    /** The benchmark as a strategy sees it. */
    public Problem problem(int evaluations) {
        return new Problem(
                space,
                ToyBenchmark.FIDELITIES,
                Constraint.evaluations(evaluations),
                List.of(Metric.ACCURACY, Metric.PARAMETERS),
                Map.of(
                        Metric.PARAMETERS.name(),
                        architecture -> Reading.of((double) Math.round(second.applyAsDouble(architecture)))),
                Optional.empty());
    }

    /** The share of what the best possible front dominates that these trials dominate, above the worst of the space. */
    public double dominatedShare(List<Observation> told) {
        List<double[]> all = new ArrayList<>();
        for (int index = 0; index < space.size(); index++) {
            point(space.at(index)).ifPresent(all::add);
        }
        double[] worst = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        for (double[] point : all) {
            worst[0] = Math.min(worst[0], point[0]);
            worst[1] = Math.min(worst[1], point[1]);
        }
        List<double[]> found = told.stream()
                .flatMap(observation -> point(observation.trial().architecture()).stream())
                .toList();
        return Hypervolume.of(ParetoFront.of(found), worst) / Hypervolume.of(ParetoFront.of(all), worst);
    }

    private Optional<double[]> point(Architecture architecture) {
        double cost = second.applyAsDouble(architecture);
        return cost > limit ? Optional.empty() : Optional.of(new double[] {first.applyAsDouble(architecture), -cost});
    }
}
