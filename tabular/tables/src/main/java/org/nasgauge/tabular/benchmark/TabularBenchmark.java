package org.nasgauge.tabular.benchmark;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.benchmark.Evaluation;
import org.nasgauge.api.benchmark.UntrainedNetworks;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.metric.SeedPolicy;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.metric.Split;
import org.nasgauge.api.metric.Unit;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.tabular.format.Column;
import org.nasgauge.tabular.query.CurvesLookup;
import org.nasgauge.tabular.query.Lookup;
import org.nasgauge.tabular.query.Query;
import org.nasgauge.tabular.query.Table;

/**
 * A table as a benchmark: an evaluation costs the recorded seconds of the training that answers it and of one pass over the
 * validation images, the mean of them under a mean; an architecture that is missing costs nothing and fails with the reason.
 * A table without seconds can be asked all the same.
 */
public final class TabularBenchmark implements Benchmark {
    private final Table table;
    private final EnumerableSpace space;
    private final Protocol protocol;
    private final Levels levels;
    private final JoinedProperties properties;
    private final boolean recordsCurves;
    private volatile @Nullable CurvesLookup curves;
    private final Lookup test;
    private final Optional<Optimum> optimum;
    private final Supplier<Optional<UntrainedNetworks>> untrained;

    /**
     * @throws org.nasgauge.api.error.UserError if the table does not hold what the protocol asks for
     */
    public TabularBenchmark(Table table, Protocol protocol) {
        this(table, protocol, List.of(), Optional::empty);
    }

    private TabularBenchmark(
            Table table, Protocol protocol, List<Table> joined, Supplier<Optional<UntrainedNetworks>> untrained) {
        this.table = table;
        this.space = table.isListed() ? new ListedSpace(table) : table.space();
        this.protocol = protocol;
        this.levels = new Levels(table, protocol);
        this.properties = table.isListed()
                ? JoinedProperties.ofListed(table)
                : JoinedProperties.of(
                        table.manifest().space(),
                        Stream.concat(Stream.of(table), joined.stream()).toList());
        this.recordsCurves = recordsCurves(fullFidelity().schedule());
        this.test = table.lookup(Query.of(new Series(protocol.objective(), Split.TEST))
                .at(fullFidelity())
                .under(protocol.test()));
        this.optimum = best();
        this.untrained = untrained;
    }

    /**
     * This benchmark, with the properties that other tables hold of its architectures.
     *
     * @throws org.nasgauge.api.error.UserError if one is about another space, or has the name of another, or if this table
     *     lists its architectures
     */
    public TabularBenchmark joinedWith(List<Table> tables) {
        if (table.isListed()) {
            throw UserError.at(
                    "table " + table.name(),
                    "it lists its architectures by names of its own, which other tables cannot be asked for",
                    "Leave 'properties-from' out, or put the properties into the table itself");
        }
        return new TabularBenchmark(table, protocol, tables, untrained);
    }

    /**
     * This benchmark without joined tables, with the networks of its architectures.
     *
     * @param networks asked only if somebody wants them
     */
    public TabularBenchmark showing(Supplier<Optional<UntrainedNetworks>> networks) {
        return new TabularBenchmark(table, protocol, List.of(), networks);
    }

    @Override
    public Optional<UntrainedNetworks> untrained() {
        return untrained.get();
    }

    @Override
    public Optional<Coverage> coverage() {
        SeedCoverage coverage = new SeedCoverage(table, fullFidelity());
        if (evaluates()) {
            Series validation = new Series(protocol.objective(), Split.VALIDATION);
            coverage.require("validation-seed", protocol.validation(), validation, levels.full()::answers);
        }
        coverage.require("test-seed", protocol.test(), new Series(protocol.objective(), Split.TEST), test::isPresent);
        return Optional.of(coverage.of(row -> !evaluates() || levels.full().answers(row), test::isPresent));
    }

    private boolean recordsCurves(int schedule) {
        return table.manifest().columns().stream()
                .anyMatch(column -> column.shape() == Column.Shape.CURVE && column.schedule() == schedule);
    }

    private Optional<Optimum> best() {
        Direction direction = test.metric().direction();
        Optional<Optimum> best = Optional.empty();
        for (int i = 0; i < space.size(); i++) {
            int row = table.isListed() ? i : table.rowIndex().row(i);
            if (test.isPresent(row)
                    && (best.isEmpty()
                            || direction.score(test.value(row))
                                    > direction.score(best.get().test()))) {
                best = Optional.of(new Optimum(space.at(i), test.value(row)));
            }
        }
        return best;
    }

    @Override
    public String name() {
        return table.name();
    }

    @Override
    public EnumerableSpace space() {
        return space;
    }

    private int row(Architecture architecture) {
        return table.isListed() ? architecture.choice(0) : table.row(architecture);
    }

    @Override
    public Metric objective() {
        return protocol.objective();
    }

    /** The table that answers. */
    public Table table() {
        return table;
    }

    public Protocol protocol() {
        return protocol;
    }

    /** Every epoch of the longest schedule; where the table keeps only ends, the end of each of its schedules. */
    @Override
    public List<Fidelity> fidelities() {
        return levels.fidelities();
    }

    /** Whether the table holds values on validation. */
    @Override
    public boolean evaluates() {
        return levels.hold();
    }

    @Override
    public boolean knowsSeconds() {
        return levels.costs().areKnown();
    }

    @Override
    public ValidationPass validationPass() {
        return levels.costs().pass();
    }

    /** @throws IllegalArgumentException if the fidelity is not one of {@link #fidelities()} */
    @Override
    public Evaluation evaluate(Architecture architecture, Fidelity fidelity, SeededRandom draw) {
        return levels.at(fidelity).evaluate(row(architecture), draw);
    }

    /** The same recorded training at every fidelity; under a mean, the mean of all of them. */
    @Override
    public Optional<Checkpoints> checkpoints() {
        return recordsCurves ? Optional.of(this::begin) : Optional.empty();
    }

    private Training begin(Architecture architecture, Fidelity first, SeededRandom draw) {
        int row = row(architecture);
        if (protocol.validation() instanceof SeedPolicy.Mean) {
            return fidelity -> levels.at(fidelity).evaluate(row, draw);
        }
        int seed = levels.at(first).chosen(row, draw);
        return fidelity -> levels.at(fidelity).ofTraining(row, seed);
    }

    /**
     * The training that {@link #evaluate} would answer from under the same draw, or one drawn where the protocol says a
     * mean; without the series of the test split, which nobody but the judge may see.
     */
    @Override
    public Optional<Curves> curves() {
        if (!recordsCurves) {
            return Optional.empty();
        }
        CurvesLookup open = openCurves();
        return Optional.of((architecture, epochs, draw) -> {
            int row = row(architecture);
            int seed = protocol.validation() instanceof SeedPolicy.One one
                    ? table.seedPosition(one.seed())
                    : levels.full().drawn(row, draw);
            return open.curve(row, seed)
                    .map(whole -> whole.prefix(Math.min(epochs, whole.epochs())))
                    .map(curve -> curve.series().contains(Series.VALIDATION_SECONDS)
                            ? curve
                            : new TrainingCosts.Validated(curve, levels.full().pass(row, seed)));
        });
    }

    /** They are most of the table, and no search looks at them: read when they are first asked for. */
    private CurvesLookup openCurves() {
        CurvesLookup open = curves;
        if (open == null) {
            open = table.curves(fullFidelity().schedule(), EnumSet.of(Split.TRAIN, Split.VALIDATION));
            curves = open;
        }
        return open;
    }

    /** The columns that hold one value for each architecture, whatever the training; those of joined tables last. */
    @Override
    public List<Metric> properties() {
        return properties.all();
    }

    /** What names the content of the table, and of each that was joined, by name. */
    public SortedMap<String, String> contentHashes() {
        return properties.contentHashes();
    }

    @Override
    public Reading property(Architecture architecture, Metric property) {
        return properties.of(architecture, property);
    }

    /** From a static column that is named after the estimator, as {@code synflow-seconds}. */
    @Override
    public OptionalDouble estimateSeconds(String estimator, Architecture architecture) {
        Metric seconds = new Metric(estimator + "-seconds", Unit.SECONDS, Direction.MINIMIZE);
        return properties.has(seconds) && properties.of(architecture, seconds) instanceof Reading.Present present
                ? OptionalDouble.of(present.value())
                : OptionalDouble.empty();
    }

    /** Absent where the table knows no test value. */
    @Override
    public Optional<Judge> judge() {
        return optimum.map(known -> architecture -> test.reading(row(architecture)));
    }

    @Override
    public List<Retraining> retrainings(List<Architecture> among) {
        return new Retrainings(table, protocol, fullFidelity())
                .over(among.stream().mapToInt(this::row).toArray());
    }

    @Override
    public Optional<Optimum> optimum() {
        return optimum;
    }
}
