package org.nasgauge.report.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.report.analysis.EstimatorResult;
import org.nasgauge.report.analysis.EstimatorResult.Pair;
import org.nasgauge.report.analysis.SupernetDynamicsFit;
import org.nasgauge.report.document.Block;
import org.nasgauge.report.document.Cell;
import org.nasgauge.report.document.Column;
import org.nasgauge.report.document.Column.Kind;
import org.nasgauge.report.document.Table;
import org.nasgauge.report.document.Table.Row;
import org.nasgauge.statistics.Interval;
import org.nasgauge.statistics.resampling.Bootstrap;

/** Whether the scores of supernets over the epochs of one training follow {@code SupernetDynamics}. */
final class DynamicsTable {
    private static final String EPOCH = "scored-epoch";
    private static final int DECIMALS = 3;
    private static final Bootstrap BOOTSTRAP =
            Bootstrap.withDefaults().with(Bootstrap.Method.PERCENTILE).withResamples(400);

    private DynamicsTable() {}

    /** None where no training is scored by its accuracy after three epochs or more. */
    static Optional<Block> of(List<EstimatorResult> results) {
        Map<Training, List<EstimatorResult>> trainings = new LinkedHashMap<>();
        for (EstimatorResult result : results) {
            if (epoch(result) > 0
                    && result.faults().isEmpty()
                    && !"loss".equals(result.study().settings().get("measure"))) {
                trainings
                        .computeIfAbsent(Training.of(result), training -> new ArrayList<>())
                        .add(result);
            }
        }
        List<Row> rows = trainings.values().stream()
                .flatMap(scored -> row(scored).stream())
                .toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Table(
                        "dynamics",
                        "Scores after E epochs as α·s + (1 − α)·q with α = E/(E + λ), s the final test value and q of each network"
                                + " alone: λ of the first run, and how well an epoch that was left out is foretold, 1 without"
                                + " error and 0 as by the mean of the other epochs; intervals of a bootstrap over networks. The"
                                + " model holds where the skill is surely above 0.",
                        List.of(
                                new Column("estimator", "Estimator", Kind.TEXT),
                                new Column("scored_after", "Scored after", Kind.TEXT),
                                new Column("networks", "n", Kind.WHOLE),
                                new Column("lambda", "λ, epochs", Kind.NUMBER),
                                new Column("lambda_interval", "95 %", Kind.RANGE),
                                new Column("skill", "Skill", Kind.NUMBER),
                                new Column("skill_interval", "95 %", Kind.RANGE),
                                new Column("holds", "Holds", Kind.TEXT)),
                        rows));
    }

    /** What decides the scores but the epoch. */
    private record Training(String component, SortedMap<String, Object> settings) {
        static Training of(EstimatorResult result) {
            SortedMap<String, Object> settings = new TreeMap<>(result.study().settings());
            settings.remove(EPOCH);
            return new Training(result.study().component(), settings);
        }
    }

    /** After which a supernet was scored; 0 where nothing says so. */
    private static int epoch(EstimatorResult result) {
        SortedMap<String, Object> settings = result.study().settings();
        if (!(settings.get(EPOCH) instanceof Number scored)) {
            return 0;
        }
        Object last = settings.getOrDefault("split-epochs", settings.getOrDefault("epochs", 0));
        return scored.intValue() > 0 ? scored.intValue() : last instanceof Number epochs ? epochs.intValue() : 0;
    }

    private static Optional<Row> row(List<EstimatorResult> scored) {
        List<EstimatorResult> ordered = scored.stream()
                .sorted(Comparator.comparingInt(DynamicsTable::epoch))
                .toList();
        double[] epochs =
                ordered.stream().mapToDouble(DynamicsTable::epoch).distinct().toArray();
        double[] alone = values(ordered.get(0), Pair::test);
        boolean alike = ordered.stream().allMatch(result -> Arrays.equals(values(result, Pair::test), alone));
        if (epochs.length < 3 || epochs.length < ordered.size() || alone.length == 0 || !alike) {
            return Optional.empty();
        }
        SupernetDynamicsFit fit = SupernetDynamicsFit.of(
                epochs,
                alone,
                ordered.stream().map(result -> values(result, Pair::estimate)).toArray(double[][]::new),
                BOOTSTRAP,
                SeedTree.root(0).child("dynamics").generator());
        EstimatorResult last = ordered.get(ordered.size() - 1);
        return Optional.of(Row.of(
                new Cell.Text(last.study().label()),
                new Cell.Text(ordered.stream()
                        .map(result -> Integer.toString(epoch(result)))
                        .collect(Collectors.joining(", "))),
                new Cell.Whole(alone.length),
                new Cell.Real(fit.model().lambda(), 1),
                interval(fit.lambda(), 1),
                new Cell.Real(fit.skill(), DECIMALS),
                interval(fit.skillInterval(), DECIMALS),
                new Cell.Text(fit.holds() ? "yes" : "no")));
    }

    private static double[] values(EstimatorResult result, ToDoubleFunction<Pair> of) {
        return result.sample().stream().mapToDouble(of).toArray();
    }

    private static Cell interval(Optional<Interval> interval, int decimals) {
        return interval.<Cell>map(known -> new Cell.Range(known.lower(), known.upper(), decimals))
                .orElse(new Cell.Missing("the same in all resamples"));
    }
}
