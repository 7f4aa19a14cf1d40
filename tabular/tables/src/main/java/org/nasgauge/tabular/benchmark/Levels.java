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
    private final boolean held;
    private final TrainingCosts costs;

    Levels(Table table, Protocol protocol) {
        this.table = table;
        this.validation = new Series(protocol.objective(), Split.VALIDATION);
        this.policy = protocol.validation();
        this.only = policy instanceof SeedPolicy.One one ? table.seedPosition(one.seed()) : 0;
        List<Fidelity> validated = fidelities(table, validation);
        this.held = !validated.isEmpty();
        Series test = new Series(protocol.objective(), Split.TEST);
        this.fidelities = held ? validated : fidelities(table, test);
        if (fidelities.isEmpty()) {
            throw UserError.at(
                    "table " + table.name(),
                    "has no " + validation + " and no " + test,
                    "Name another objective or table");
        }
        this.prepared = new AtomicReferenceArray<>(fidelities.size());
        this.costs = new TrainingCosts(table, fidelities, protocol.chargesValidation());
    }

    /** Every epoch of the longest schedule; where only ends were kept, the end of every schedule; none without the series. */
    private static List<Fidelity> fidelities(Table table, Series series) {
        List<Column> columns = table.manifest().columns().stream()
                .filter(column -> column.series().filter(series::equals).isPresent())
                .toList();
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

    List<Fidelity> fidelities() {
        return fidelities;
    }

    /** Whether the table holds validation values; without them, its fidelities are those of its test values. */
    boolean hold() {
        return held;
    }

    TrainingCosts costs() {
        return costs;
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
                    costs.training(objective, fidelity),
                    costs.validation(objective, fidelity),
                    table.seeds().size(),
                    policy,
                    only);
            prepared.set(position, level);
        }
        return level;
    }
}
