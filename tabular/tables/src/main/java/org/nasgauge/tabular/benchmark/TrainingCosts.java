package org.nasgauge.tabular.benchmark;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.nasgauge.api.benchmark.Benchmark.ValidationPass;
import org.nasgauge.api.benchmark.LearningCurve;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Series;
import org.nasgauge.tabular.format.Column;
import org.nasgauge.tabular.query.Table;
import org.nasgauge.tabular.query.TrainingsLookup;

/** What the trainings of a table cost: seconds by row and seed, 0 where a training is missing or a cost is not charged. */
final class TrainingCosts {
    private final Table table;
    private final boolean trainings;
    private final ValidationPass pass;

    /** @param charged whether passes over the validation images are charged, where it is known what they take */
    TrainingCosts(Table table, Iterable<Fidelity> fidelities, boolean charged) {
        this.table = table;
        boolean all = true;
        boolean recorded = true;
        for (Fidelity fidelity : fidelities) {
            all &= has(Series.CUMULATIVE_SECONDS, fidelity)
                    || (has(Series.TRAIN_SECONDS, new Fidelity(1, fidelity.schedule()))
                            && has(Series.TRAIN_SECONDS, fidelity));
            recorded &= has(Series.VALIDATION_SECONDS, Fidelity.full(fidelity.schedule()));
        }
        this.trainings = all;
        this.pass = pass(all, recorded, charged);
    }

    private ValidationPass pass(boolean timed, boolean recorded, boolean charged) {
        if (!timed || (!recorded && table.manifest().validationPass().isEmpty())) {
            return ValidationPass.UNKNOWN;
        }
        if (!charged) {
            return ValidationPass.LEFT_OUT;
        }
        return recorded ? ValidationPass.RECORDED : ValidationPass.DERIVED;
    }

    private boolean has(Series series, Fidelity fidelity) {
        return table.manifest().columns().stream()
                .filter(column -> column.schedule() == fidelity.schedule()
                        && column.series().filter(series::equals).isPresent())
                .anyMatch(column -> column.shape() == Column.Shape.CURVE
                        || column.fidelities().contains(fidelity));
    }

    /** Whether the table holds the seconds of training up to every fidelity. */
    boolean areKnown() {
        return trainings;
    }

    ValidationPass pass() {
        return pass;
    }

    /** Of training up to a fidelity: the cumulative seconds of the table, or those of each epoch, summed from the first on. */
    double[] training(TrainingsLookup objective, Fidelity fidelity) {
        if (!trainings) {
            return none();
        }
        List<TrainingsLookup> parts = has(Series.CUMULATIVE_SECONDS, fidelity)
                ? List.of(table.trainings(Series.CUMULATIVE_SECONDS, fidelity))
                : IntStream.rangeClosed(1, fidelity.epoch())
                        .mapToObj(epoch ->
                                table.trainings(Series.TRAIN_SECONDS, new Fidelity(epoch, fidelity.schedule())))
                        .toList();
        return sums(objective, parts, "seconds of training");
    }

    /**
     * Of one pass over the validation images at a fidelity: as it was recorded there, or else at the end of the schedule; or
     * the share of the training's mean epoch that the table states.
     */
    double[] validation(TrainingsLookup objective, Fidelity fidelity) {
        Fidelity end = Fidelity.full(fidelity.schedule());
        return switch (pass) {
            case UNKNOWN, LEFT_OUT -> none();
            case RECORDED -> {
                Fidelity recorded = has(Series.VALIDATION_SECONDS, fidelity) ? fidelity : end;
                yield sums(
                        objective,
                        List.of(table.trainings(Series.VALIDATION_SECONDS, recorded)),
                        "seconds of validation");
            }
            case DERIVED -> {
                double share = table.manifest().validationPass().orElseThrow().share();
                double[] passes = training(objective, end);
                for (int i = 0; i < passes.length; i++) {
                    passes[i] = share * passes[i] / end.epoch();
                }
                yield passes;
            }
        };
    }

    private double[] none() {
        return new double[table.rows() * table.seeds().size()];
    }

    /** @param parts added in their order */
    private double[] sums(TrainingsLookup objective, List<TrainingsLookup> parts, String what) {
        int seeds = table.seeds().size();
        double[] sums = none();
        int[] there = new int[sums.length];
        int count = 0;
        for (int i = 0; i < sums.length; i++) {
            if (objective.isPresent(i / seeds, i % seeds)) {
                there[count++] = i;
            }
        }
        for (TrainingsLookup seconds : parts) {
            for (int k = 0; k < count; k++) {
                int row = there[k] / seeds;
                int seed = there[k] % seeds;
                if (!seconds.isPresent(row, seed)) {
                    throw UserError.at(
                            "table " + table.name(),
                            "row " + row + ", seed " + table.seeds().get(seed)
                                    + " has a value of the objective on validation and no " + what,
                            "Declare it missing, or give it the seconds");
                }
                sums[there[k]] += seconds.value(row, seed);
            }
        }
        return sums;
    }

    /** A training with the seconds of its passes over the validation images, each of which took as long. */
    record Validated(LearningCurve whole, double pass) implements LearningCurve {
        @Override
        public int epochs() {
            return whole.epochs();
        }

        @Override
        public Set<Series> series() {
            Set<Series> all = new LinkedHashSet<>(whole.series());
            all.add(Series.VALIDATION_SECONDS);
            return all;
        }

        @Override
        public double at(Series series, int epoch) {
            return series.equals(Series.VALIDATION_SECONDS) ? pass : whole.at(series, epoch);
        }
    }
}
