package org.nasgauge.testkit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.EnumerableSpace;

/**
 * A toy: a function of the architecture, at 1, 3, 9 and 27 epochs of a schedule of 27, where an evaluation costs one
 * second an epoch.
 */
public record ToyBenchmark(EnumerableSpace space, ToDoubleFunction<Architecture> score)
        implements Function<Proposal.Trial, Observation> {
    public static final List<Fidelity> FIDELITIES =
            List.of(new Fidelity(1, 27), new Fidelity(3, 27), new Fidelity(9, 27), Fidelity.full(27));

    /** Each decision counts by itself: the greater the choice, the better; earlier decisions weigh more. */
    public static ToyBenchmark additive(int... choices) {
        return new ToyBenchmark(ProductSpace.of(choices), architecture -> {
            double sum = 0;
            for (int i = 0; i < architecture.length(); i++) {
                sum += architecture.choice(i) / (1.0 + i);
            }
            return sum;
        });
    }

    /** Every architecture scores the same. */
    public static ToyBenchmark constant(int... choices) {
        return new ToyBenchmark(ProductSpace.of(choices), architecture -> 0);
    }

    @Override
    public Observation apply(Proposal.Trial trial) {
        return new Observation.Scored(
                trial,
                score.applyAsDouble(trial.architecture()),
                trial.fidelity().epoch());
    }

    /** The benchmark as a strategy sees it, the optimum included. */
    public Problem problem(int evaluations) {
        return new Problem(
                space,
                FIDELITIES,
                Constraint.evaluations(evaluations),
                List.of(Metric.ACCURACY),
                Map.of(
                        Metric.PARAMETERS.name(), architecture -> Reading.of(parameters(architecture)),
                        Metric.FLOPS.name(), architecture -> Reading.of(10 * parameters(architecture))),
                Optional.of(best()));
    }

    /** The greater the choices, the more parameters. */
    private static double parameters(Architecture architecture) {
        long sum = 1;
        for (int i = 0; i < architecture.length(); i++) {
            sum += architecture.choice(i);
        }
        return sum;
    }

    /** The first of the best. */
    public Architecture best() {
        Architecture best = space.at(0);
        for (int index = 1; index < space.size(); index++) {
            if (score.applyAsDouble(space.at(index)) > score.applyAsDouble(best)) {
                best = space.at(index);
            }
        }
        return best;
    }
}
