package org.nasgauge.tabular.making;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.nasgauge.api.benchmark.LearningCurve;
import org.nasgauge.api.benchmark.Trainer;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.metric.Split;
import org.nasgauge.api.metric.Unit;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.tabular.format.Column;
import org.nasgauge.tabular.query.CurvesLookup;
import org.nasgauge.tabular.query.Table;

/**
 * Trains a random sample of a table again and compares. In the environment that made the table every bit must agree,
 * seconds apart; in another one rounding differs and grows over the epochs, so there each final accuracy must agree within a
 * bound, and all together must not be off to one side ({@link Balance}).
 */
public final class RetrainCheck {
    private final Table table;
    private final Trainer trainer;
    private final double points;
    private final boolean sameEnvironment;
    private final CurvesLookup curves;
    private final Map<Series, Column> columns;

    /**
     * @param points how far a final accuracy on validation or test may be off in another environment
     * @throws UserError if the trainer's recipe is not the table's, or the table holds no whole trainings
     */
    public RetrainCheck(Table table, Trainer trainer, double points) {
        TrainingSources.requireSameRecipe(
                "table " + table.name(), table.manifest().recipe(), trainer.recipe());
        this.table = table;
        this.trainer = trainer;
        this.points = points;
        this.sameEnvironment = table.manifest().environments().equals(List.of(trainer.environment()));
        int schedule = table.schedules().get(table.schedules().size() - 1);
        this.curves = table.wholeTrainings(schedule);
        this.columns = new LinkedHashMap<>();
        for (Column column : table.manifest().columns()) {
            if ((column.shape() == Column.Shape.CURVE || column.shape() == Column.Shape.FINAL)
                    && column.schedule() == schedule
                    && column.metric().unit() != Unit.SECONDS) {
                column.series().ifPresent(series -> columns.put(series, column));
            }
        }
        if (columns.isEmpty()) {
            throw UserError.at("table " + table.name(), "holds no whole trainings", "It cannot be retrained");
        }
    }

    /** Whether the trainer runs in the environment that the table was made in, so that every bit must agree. */
    public boolean isSameEnvironment() {
        return sameEnvironment;
    }

    /** Trainings of the table drawn without replacement: the same for the same seed. */
    public List<BuildPlan.Job> sample(int size, long seed) {
        List<BuildPlan.Job> there = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            for (int position = 0; position < table.seeds().size(); position++) {
                if (table.missingReason(row, position).isEmpty()) {
                    there.add(new BuildPlan.Job(
                            row, table.representative(row), table.seeds().get(position)));
                }
            }
        }
        int[] order = SeedTree.root(seed).child("retrain").generator().permutation(there.size());
        List<BuildPlan.Job> sample = new ArrayList<>();
        for (int i = 0; i < Math.min(size, order.length); i++) {
            sample.add(there.get(order[i]));
        }
        return List.copyOf(sample);
    }

    /** Does one training again. Safe for many threads. */
    public Retrained retrain(BuildPlan.Job job) {
        String written = table.space().format(job.architecture());
        LearningCurve held = curves.curve(job.row(), table.seedPosition(job.seed()))
                .orElseThrow(() -> new IllegalArgumentException(job + " is missing from the table"));
        Outcome outcome =
                Outcome.of(trainer, new BuildPlan.Job(job.row(), trainer.space().parse(written), job.seed()));
        if (outcome instanceof Outcome.Completed completed) {
            return compare(job, written, held, completed.curve());
        }
        String reason = ((Outcome.Failed) outcome).reason();
        return new Retrained(
                job.row(),
                written,
                job.seed(),
                Agreement.DIFFERS,
                Double.POSITIVE_INFINITY,
                OptionalDouble.empty(),
                Optional.of(reason));
    }

    private Retrained compare(BuildPlan.Job job, String written, LearningCurve held, LearningCurve again) {
        Optional<String> first = firstDifference(held, again);
        double largest = 0;
        for (Series series : columns.keySet()) {
            if (series.metric().unit() == Unit.PERCENT
                    && series.split() != Split.TRAIN
                    && again.series().contains(series)
                    && again.epochs() == held.epochs()) {
                largest = Math.max(largest, Math.abs(again.at(series, held.epochs()) - held.at(series, held.epochs())));
            }
        }
        Agreement agreement = first.isEmpty()
                ? Agreement.SAME_BITS
                : sameEnvironment || largest > points || again.epochs() != held.epochs()
                        ? Agreement.DIFFERS
                        : Agreement.WITHIN_BOUNDS;
        return new Retrained(job.row(), written, job.seed(), agreement, largest, testShift(held, again), first);
    }

    private static OptionalDouble testShift(LearningCurve held, LearningCurve again) {
        Series test = Series.TEST_ACCURACY;
        return again.epochs() == held.epochs()
                        && held.series().contains(test)
                        && again.series().contains(test)
                ? OptionalDouble.of(again.at(test, again.epochs()) - held.at(test, held.epochs()))
                : OptionalDouble.empty();
    }

    private Optional<String> firstDifference(LearningCurve held, LearningCurve again) {
        if (again.epochs() != held.epochs()) {
            return Optional.of(again.epochs() + " epochs instead of " + held.epochs());
        }
        for (int epoch = 1; epoch <= held.epochs(); epoch++) {
            for (Map.Entry<Series, Column> column : columns.entrySet()) {
                Series series = column.getKey();
                if (!again.series().contains(series)) {
                    return Optional.of("no " + series);
                }
                if (epoch < Math.max(held.first(series), again.first(series))) {
                    continue;
                }
                double stored = held.at(series, epoch);
                double now = column.getValue().encoding().rounded(again.at(series, epoch));
                if (stored != now) {
                    return Optional.of(
                            series + " at epoch " + epoch + ": " + stored + " in the table, " + now + " now");
                }
            }
        }
        return Optional.empty();
    }

    /** How a training that was done again compares with the table. */
    public enum Agreement {
        /** Every value of every epoch is the same, but for the seconds. */
        SAME_BITS("the same to the bit"),
        /** Not the same, in another environment than the table's, and near enough for that. */
        WITHIN_BOUNDS("within the bounds"),
        DIFFERS("differs");

        private final String words;

        Agreement(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * A training of a table that was done again.
     *
     * @param architecture in its space's written form
     * @param finalDifference the largest difference of an accuracy on validation or test at the last epoch, in points
     * @param testShift by how much the final accuracy on test is greater now, in points; empty if there is none
     * @param firstDifference the first value that is not the same, in words
     */
    public record Retrained(
            int row,
            String architecture,
            int seed,
            Agreement agreement,
            double finalDifference,
            OptionalDouble testShift,
            Optional<String> firstDifference) {}

    /**
     * All trainings of a sample together.
     *
     * @param meanShift of the final accuracies on test, in points
     * @param standardError of that mean; 0 for fewer than two trainings
     */
    public record Balance(int sameBits, int withinBounds, int differ, double meanShift, double standardError) {
        /** Fewer say nothing of what is systematic. */
        private static final int LEAST = 5;

        public static Balance of(List<Retrained> again) {
            double[] shifts = again.stream()
                    .flatMapToDouble(one -> one.testShift().stream())
                    .toArray();
            double mean = DoubleStream.of(shifts).average().orElse(0);
            double squares = DoubleStream.of(shifts)
                    .map(shift -> (shift - mean) * (shift - mean))
                    .sum();
            double error = shifts.length < 2 ? 0 : StrictMath.sqrt(squares / (shifts.length - 1) / shifts.length);
            return new Balance(
                    count(again, Agreement.SAME_BITS),
                    count(again, Agreement.WITHIN_BOUNDS),
                    count(again, Agreement.DIFFERS),
                    mean,
                    error);
        }

        private static int count(List<Retrained> again, Agreement agreement) {
            return (int)
                    again.stream().filter(one -> one.agreement() == agreement).count();
        }

        /** Whether all are off to one side by more than three standard errors, each of them within its bounds or not. */
        public boolean isSystematic() {
            return sameBits + withinBounds + differ >= LEAST && StrictMath.abs(meanShift) > 3 * standardError;
        }

        public boolean isAgreed() {
            return differ == 0 && !isSystematic();
        }
    }
}
