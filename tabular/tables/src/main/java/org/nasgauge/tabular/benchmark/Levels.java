package org.nasgauge.tabular.benchmark;

import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.SeedPolicy;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.metric.Split;
import org.nasgauge.tabular.format.Column;
import org.nasgauge.tabular.query.Table;
import org.nasgauge.tabular.query.TrainingsLookup;

/** The fidelities that a table answers at; each is prepared when it is first asked for. */
final class Levels {
    private final Table table;
    private final Series validation;
    private final SeedPolicy policy;
    private final int only;
    private final List<Fidelity> fidelities;
    private final AtomicReferenceArray<Level> prepared;

    Levels(Table table, Protocol protocol) {
        this.table = table;
        this.validation = new Series(protocol.objective(), Split.VALIDATION);
        this.policy = protocol.validation();
        this.only = policy instanceof SeedPolicy.One one ? table.seedPosition(one.seed()) : 0;
        this.fidelities = fidelities(table, validation);
        this.prepared = new AtomicReferenceArray<>(fidelities.size());
        fidelities.forEach(this::requireSeconds);
    }

    /** Every epoch of the longest schedule; where only ends were kept, the end of every schedule. */
    private static List<Fidelity> fidelities(Table table, Series series) {
        List<Column> columns = table.manifest().columns().stream()
                .filter(column -> column.series().filter(series::equals).isPresent())
                .toList();
        if (columns.isEmpty()) {
            throw UserError.at("table " + table.name(), "has no " + series, "Name another objective or table");
        }
        int longest = columns.stream().mapToInt(Column::schedule).max().orElse(0);
        return columns.stream()
                .filter(column -> column.schedule() == longest && column.shape() == Column.Shape.CURVE)
                .findFirst()
                .map(Column::fidelities)
                .orElseGet(() -> columns.stream()
                        .map(column -> Fidelity.full(column.schedule()))
                        .sorted()
                        .toList());
    }

    private void requireSeconds(Fidelity fidelity) {
        boolean charged = has(Series.CUMULATIVE_SECONDS, fidelity)
                || (has(Series.TRAIN_SECONDS, new Fidelity(1, fidelity.schedule()))
                        && has(Series.TRAIN_SECONDS, fidelity));
        if (!charged) {
            throw UserError.at(
                    "table " + table.name(),
                    "has no seconds of training up to fidelity " + fidelity + ", so no evaluation can be charged",
                    "Use a table that holds the seconds of each epoch, or cumulative ones");
        }
    }

    private boolean has(Series series, Fidelity fidelity) {
        return table.manifest().columns().stream()
                .filter(column -> column.schedule() == fidelity.schedule()
                        && column.series().filter(series::equals).isPresent())
                .anyMatch(column -> column.shape() == Column.Shape.CURVE
                        || column.fidelities().contains(fidelity));
    }

    List<Fidelity> fidelities() {
        return fidelities;
    }

    Level full() {
        return at(fidelities.size() - 1);
    }

    /** @throws IllegalArgumentException if the table does not answer at this fidelity */
    Level at(Fidelity fidelity) {
        Fidelity last = fidelities.get(fidelities.size() - 1);
        boolean everyEpoch = fidelities.size() == last.epoch();
        int position = everyEpoch && fidelity.schedule() == last.schedule()
                ? fidelity.epoch() - 1
                : fidelities.indexOf(fidelity);
        if (position < 0) {
            throw new IllegalArgumentException(
                    "table " + table.name() + " does not answer at fidelity " + fidelity + ", only at " + fidelities);
        }
        return at(position);
    }

    private Level at(int position) {
        Level level = prepared.get(position);
        if (level == null) {
            Fidelity fidelity = fidelities.get(position);
            TrainingsLookup objective = table.trainings(validation, fidelity);
            level = new Level(
                    validation,
                    fidelity,
                    objective,
                    seconds(objective, fidelity),
                    table.seeds().size(),
                    policy,
                    only);
            prepared.set(position, level);
        }
        return level;
    }

    /** The cumulative seconds that the table holds, or those of each epoch, summed from the first on. */
    private double[] seconds(TrainingsLookup objective, Fidelity fidelity) {
        double[] sums = new double[table.rows() * table.seeds().size()];
        if (has(Series.CUMULATIVE_SECONDS, fidelity)) {
            add(sums, objective, table.trainings(Series.CUMULATIVE_SECONDS, fidelity));
            return sums;
        }
        for (int epoch = 1; epoch <= fidelity.epoch(); epoch++) {
            Fidelity step = new Fidelity(epoch, fidelity.schedule());
            add(sums, objective, table.trainings(Series.TRAIN_SECONDS, step));
        }
        return sums;
    }

    private void add(double[] sums, TrainingsLookup objective, TrainingsLookup seconds) {
        int seeds = table.seeds().size();
        for (int row = 0; row < table.rows(); row++) {
            for (int seed = 0; seed < seeds; seed++) {
                if (objective.isPresent(row, seed) && !seconds.isPresent(row, seed)) {
                    throw UserError.at(
                            "table " + table.name(),
                            "row " + row + ", seed " + table.seeds().get(seed) + " has a " + validation
                                    + " and no seconds of training",
                            "Declare it missing, or give it the seconds");
                }
                if (objective.isPresent(row, seed)) {
                    sums[row * seeds + seed] += seconds.value(row, seed);
                }
            }
        }
    }
}
