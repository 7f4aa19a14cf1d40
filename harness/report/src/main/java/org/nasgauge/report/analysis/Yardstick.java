package org.nasgauge.report.analysis;

import java.util.OptionalDouble;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.engine.manifest.BenchmarkFacts;

/** What final test values are measured by: the regret against the true optimum, or themselves where that is not known. */
public record Yardstick(Metric objective, OptionalDouble optimum) {
    static Yardstick of(BenchmarkFacts benchmark) {
        return new Yardstick(benchmark.objective(), benchmark.optimum());
    }

    public boolean isRegret() {
        return optimum.isPresent();
    }

    /** The least that {@link #measure} can give. */
    double least() {
        return isRegret() ? 0 : objective.range().least();
    }

    /** The greatest that it can give: of a regret, that of the worst value that the objective can have. */
    double greatest() {
        if (!isRegret()) {
            return objective.range().most();
        }
        return measure(
                objective.direction() == Direction.MAXIMIZE
                        ? objective.range().least()
                        : objective.range().most());
    }

    /** What a reader sees, in the objective's unit. */
    double measure(double test) {
        return isRegret() ? loss(test) : test;
    }

    /** Smaller is better; the regret, but for a constant where the optimum is not known. */
    double loss(double test) {
        return objective.direction().regret(optimum.orElse(0), test);
    }
}
