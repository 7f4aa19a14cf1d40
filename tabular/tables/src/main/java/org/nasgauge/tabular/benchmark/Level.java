package org.nasgauge.tabular.benchmark;

import java.util.List;
import java.util.stream.IntStream;
import org.nasgauge.api.benchmark.Evaluation;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.SeedPolicy;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.tabular.query.TrainingsLookup;

/** What a table answers at one fidelity. */
final class Level {
    private final Series series;
    private final Fidelity fidelity;
    private final TrainingsLookup objective;
    private final double[] training;
    private final double[] validation;
    private final int seeds;
    private final SeedPolicy policy;
    private final int only;

    /**
     * @param training seconds up to this fidelity, by row and seed
     * @param validation seconds of a pass over the validation images, in the same way
     * @param only the position of the seed that answers, where the policy names one
     */
    Level(
            Series series,
            Fidelity fidelity,
            TrainingsLookup objective,
            double[] training,
            double[] validation,
            int seeds,
            SeedPolicy policy,
            int only) {
        this.series = series;
        this.fidelity = fidelity;
        this.objective = objective;
        this.training = training;
        this.validation = validation;
        this.seeds = seeds;
        this.policy = policy;
        this.only = only;
    }

    Evaluation evaluate(int row, SeededRandom draw) {
        if (policy instanceof SeedPolicy.Mean mean) {
            return mean(row, mean.atLeast());
        }
        return ofTraining(row, chosen(row, draw));
    }

    /** Whether an evaluation would be answered. */
    boolean answers(int row) {
        if (policy instanceof SeedPolicy.One) {
            return objective.isPresent(row, only);
        }
        int present = (int) IntStream.range(0, seeds)
                .filter(seed -> objective.isPresent(row, seed))
                .count();
        return present >= (policy instanceof SeedPolicy.Mean mean ? mean.atLeast() : 1);
    }

    /** The position of the seed that answers, under a policy that is no mean. */
    int chosen(int row, SeededRandom draw) {
        return policy instanceof SeedPolicy.One ? only : drawn(row, draw);
    }

    /** What the training with the seed at this position gives. */
    Evaluation ofTraining(int row, int seed) {
        if (!objective.isPresent(row, seed)) {
            return new Evaluation.Failed(objective.reason(row, seed), 0);
        }
        return completed(objective.value(row, seed), training[row * seeds + seed], pass(row, seed));
    }

    /** The seconds that one pass over the validation images is charged. */
    double pass(int row, int seed) {
        return validation[row * seeds + seed];
    }

    /** One of the trainings that are there, each with the same chance; the first where none is. */
    int drawn(int row, SeededRandom draw) {
        int present = 0;
        for (int seed = 0; seed < seeds; seed++) {
            if (objective.isPresent(row, seed)) {
                present++;
            }
        }
        if (present == 0) {
            return 0;
        }
        int left = draw.nextInt(present);
        int seed = 0;
        while (!objective.isPresent(row, seed) || left-- > 0) {
            seed++;
        }
        return seed;
    }

    private Evaluation mean(int row, int atLeast) {
        double values = 0;
        double trained = 0;
        double validated = 0;
        int present = 0;
        for (int seed = 0; seed < seeds; seed++) {
            if (objective.isPresent(row, seed)) {
                values += objective.value(row, seed);
                trained += training[row * seeds + seed];
                validated += pass(row, seed);
                present++;
            }
        }
        if (present < atLeast) {
            return new Evaluation.Failed(objective.tooFew(row, atLeast), 0);
        }
        return completed(values / present, trained / present, validated / present);
    }

    private Evaluation completed(double value, double trained, double validated) {
        return new Evaluation.Completed(
                new Evaluation.Measurement(series, fidelity, value), List.of(), trained, validated);
    }
}
