package org.nasgauge.reproduction.measure;

import java.util.List;
import java.util.Optional;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.benchmark.Evaluation;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.metric.Split;
import org.nasgauge.api.metric.Unit;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.reproduction.data.ArchitectureValues;
import org.nasgauge.reproduction.measure.Measure.Optimum;

/**
 * Columns as what strategies see, another as the truth.
 *
 * @param rewards each evaluation draws one of those that have a value for the architecture
 * @param costs in seconds, to be added; an evaluation costs one second if there are none
 */
record ColumnBenchmark(
        EnumerableSpace space,
        List<ArchitectureValues> rewards,
        List<ArchitectureValues> costs,
        ArchitectureValues judged)
        implements Benchmark {
    /** Whether the architecture can be evaluated and judged. */
    boolean isComplete(int index) {
        return judged.isPresent(index)
                && rewards.stream().anyMatch(reward -> reward.isPresent(index))
                && costs.stream().allMatch(cost -> cost.isPresent(index));
    }

    @Override
    public String name() {
        return "columns";
    }

    @Override
    public Metric objective() {
        return new Metric("reward", Unit.COUNT, rewards.get(0).direction());
    }

    @Override
    public List<Fidelity> fidelities() {
        return List.of(Fidelity.full(1));
    }

    @Override
    public Evaluation evaluate(Architecture architecture, Fidelity fidelity, SeededRandom draw) {
        int index = space.indexOf(architecture);
        double seconds = seconds(index);
        List<ArchitectureValues> known =
                rewards.stream().filter(reward -> reward.isPresent(index)).toList();
        if (known.isEmpty()) {
            return new Evaluation.Failed("no reward", seconds);
        }
        int drawn = known.size() == 1 ? 0 : draw.nextInt(known.size());
        return new Evaluation.Completed(
                new Evaluation.Measurement(
                        new Series(objective(), Split.VALIDATION),
                        fidelity,
                        known.get(drawn).at(index)),
                seconds);
    }

    private double seconds(int index) {
        return costs.isEmpty()
                ? 1
                : costs.stream()
                        .filter(cost -> cost.isPresent(index))
                        .mapToDouble(cost -> cost.at(index))
                        .sum();
    }

    @Override
    public Optional<Judge> judge() {
        return Optional.of(architecture -> {
            int index = space.indexOf(architecture);
            return judged.isPresent(index) ? Reading.of(judged.at(index)) : Reading.missing("not in the data");
        });
    }

    @Override
    public Optional<Optimum> optimum() {
        int best = -1;
        for (int index = 0; index < space.size(); index++) {
            if (judged.isPresent(index)
                    && (best < 0
                            || judged.direction().score(judged.at(index))
                                    > judged.direction().score(judged.at(best)))) {
                best = index;
            }
        }
        return best < 0 ? Optional.empty() : Optional.of(new Optimum(space.at(best), judged.at(best)));
    }
}
