package org.nasgauge.tabular.making;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.api.benchmark.LearningCurve;
import org.nasgauge.api.benchmark.RecordedCurve;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.tabular.ToySpace;
import org.nasgauge.tabular.ToyTrainer;
import org.nasgauge.tabular.draft.TableWriter;
import org.nasgauge.tabular.format.TableManifest.Description;
import org.nasgauge.tabular.query.KnownSpaces;
import org.nasgauge.tabular.query.Table;

class RetrainCheckTest {
    private static final ToySpace SPACE = ToySpace.SMALL;
    private static final List<Integer> SEEDS = List.of(0, 1);

    @TempDir
    Path folder;

    private Table table;

    @BeforeEach
    void build() {
        ToyTrainer trainer = new ToyTrainer(SPACE);
        new TableBuild(trainer, BuildPlan.of(SPACE, SEEDS), folder.resolve("work"), List.of(), Optional.empty())
                .run(2, Optional.empty(), progress -> {});
        TableAssembly assembly = new TableAssembly(trainer, List.of(), List.of(folder.resolve("work")));
        Description toy = new Description("toy", "none", "A toy.", "made up", "CC0-1.0");
        TableWriter.write(assembly.draft(SPACE, SEEDS, toy), folder.resolve("toy"), false);
        table = Table.open(folder.resolve("toy"), KnownSpaces.of(SPACE));
    }

    /** Gives one image more on the test split at every epoch, and other seconds. */
    private static class Drifting extends ToyTrainer {
        private final String machine;

        Drifting(String machine) {
            super(SPACE);
            this.machine = machine;
        }

        @Override
        public SortedMap<String, String> environment() {
            return new TreeMap<>(Map.of("machine", machine));
        }

        @Override
        public LearningCurve train(Architecture architecture, int seed) {
            LearningCurve curve = super.train(architecture, seed);
            Map<Series, double[]> values = new LinkedHashMap<>();
            for (Series series : curve.series()) {
                double[] moved = new double[curve.epochs()];
                for (int epoch = 1; epoch <= moved.length; epoch++) {
                    moved[epoch - 1] = curve.at(series, epoch) + shift(series);
                }
                values.put(series, moved);
            }
            return new RecordedCurve(values);
        }

        double shift(Series series) {
            return series.equals(Series.TEST_ACCURACY) ? 100.0 / IMAGES : 0;
        }
    }

    @Test
    void theSameTrainerAgreesToTheBitWhateverTheSeconds() {
        Drifting slower = new Drifting("toy") {
            @Override
            double shift(Series series) {
                return series.equals(Series.TRAIN_SECONDS) ? 1 : 0;
            }
        };
        RetrainCheck check = new RetrainCheck(table, slower, 5);
        assertThat(check.isSameEnvironment()).isTrue();
        assertThat(check.sample(20, 1))
                .hasSize(20)
                .doesNotHaveDuplicates()
                .allSatisfy(
                        job -> assertThat(check.retrain(job).agreement()).isEqualTo(RetrainCheck.Agreement.SAME_BITS));
    }

    @Test
    void oneImageMoreDiffersInTheSameEnvironmentAndIsWithinBoundsInAnother() {
        BuildPlan.Job job =
                new RetrainCheck(table, new ToyTrainer(SPACE), 5).sample(1, 1).get(0);
        RetrainCheck.Retrained here = new RetrainCheck(table, new Drifting("toy"), 5).retrain(job);
        assertThat(here.agreement()).isEqualTo(RetrainCheck.Agreement.DIFFERS);
        assertThat(here.firstDifference().orElseThrow()).startsWith("test accuracy at epoch 1: ");
        RetrainCheck.Retrained elsewhere = new RetrainCheck(table, new Drifting("other"), 5).retrain(job);
        assertThat(elsewhere.agreement()).isEqualTo(RetrainCheck.Agreement.WITHIN_BOUNDS);
        assertThat(elsewhere.finalDifference()).isBetween(1.6, 1.7);
        assertThat(new RetrainCheck(table, new Drifting("other"), 1)
                        .retrain(job)
                        .agreement())
                .isEqualTo(RetrainCheck.Agreement.DIFFERS);
    }

    /** Each within its bounds, and all a little better: by 0.2 points where single ones scatter by 0.2. */
    @Test
    void aShiftOfAllIsSeenWhereNoneOfThemIsOutOfBounds() {
        SplittableRandom random = new SplittableRandom(1);
        double[] scatter = IntStream.range(0, 20)
                .mapToDouble(i -> 0.4 * random.nextDouble() - 0.2)
                .toArray();
        RetrainCheck.Balance fair = balance(scatter, 0);
        assertThat(fair.isAgreed()).isTrue();
        assertThat(fair.withinBounds()).isEqualTo(20);
        RetrainCheck.Balance shifted = balance(scatter, 0.2);
        assertThat(shifted.isSystematic()).isTrue();
        assertThat(shifted.isAgreed()).isFalse();
        assertThat(shifted.meanShift() - fair.meanShift()).isCloseTo(0.2, within(1e-12));
    }

    private static RetrainCheck.Balance balance(double[] scatter, double shift) {
        return RetrainCheck.Balance.of(DoubleStream.of(scatter)
                .mapToObj(off -> new RetrainCheck.Retrained(
                        0,
                        "a",
                        0,
                        RetrainCheck.Agreement.WITHIN_BOUNDS,
                        StrictMath.abs(off + shift),
                        OptionalDouble.of(off + shift),
                        Optional.of("somewhere")))
                .toList());
    }

    @Test
    void theSampleDependsOnItsSeedOnly() {
        RetrainCheck check = new RetrainCheck(table, new ToyTrainer(SPACE), 5);
        assertThat(check.sample(5, 1)).isEqualTo(check.sample(5, 1)).isNotEqualTo(check.sample(5, 2));
        assertThat(check.sample(1000, 1)).hasSize(20);
    }

    @Test
    void anotherRecipeIsRefused() {
        assertThatThrownBy(() -> new RetrainCheck(table, new ToyTrainer(SPACE).with("rate", "0.2"), 5))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("rate is 0.1 there and 0.2 now");
    }
}
