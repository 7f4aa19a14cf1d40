package org.nasgauge.oneshot.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.oneshot.Paths;
import org.nasgauge.oneshot.SmallSupernets;
import org.nasgauge.oneshot.meta.FewShotTasks.Task;
import org.nasgauge.oneshot.mixture.Numbers;
import org.nasgauge.tape.Parameter;
import org.nasgauge.tape.SharedWeights;
import org.nasgauge.tape.UntrainedGraph.Batch;
import org.nasgauge.testkit.ProductSpace;

class MamlTest {
    private static final SharedWeights SHARED = SmallTasks.shared(SmallSupernets.smooth());
    private static final FewShotTasks TASKS = SmallTasks.tasks(SHARED, 3);
    private static final Task TASK = TASKS.test(1);
    private static final double RATE = 0.3;

    private static MetaTraining training(int taskSteps, double metaRate) {
        return new MetaTraining(1, 2, metaRate, metaRate, 0, true, true, taskSteps, taskSteps, RATE, 0);
    }

    private static Maml maml(MetaTraining training, double architectureRate, Optional<int[]> path) {
        SharedWeights shared = new SharedWeights(
                SHARED.supernet().withClasses(3),
                SHARED.training(),
                SHARED.validation(),
                6,
                SHARED.recipe(),
                SHARED.snapshots());
        Maml maml = new Maml(
                shared,
                Paths.of(ProductSpace.of(3, 3), shared.supernet(), true),
                training,
                architectureRate,
                path,
                SeedTree.root(4));
        maml.begin();
        return maml;
    }

    private static double loss(Maml maml, Batch batch) {
        return maml.network().pass(maml.mixer().mean(0).weights(), batch).loss();
    }

    private static List<Parameter> parameters(Maml maml) {
        return List.copyOf(maml.network().supernet().parameters().parameters().values());
    }

    /** Of the loss of a batch where the network stands, by differences: some weights of each parameter, and all numbers. */
    private static void agreesWithDifferences(Maml maml, Maml.Slope slope, Batch batch) {
        double[][] numbers = maml.mixer().numbers().values();
        for (int d = 0; d < numbers.length; d++) {
            for (int i = 0; i < numbers[d].length; i++) {
                double at = numbers[d][i];
                numbers[d][i] = at + 0.02;
                double above = loss(maml, batch);
                numbers[d][i] = at - 0.02;
                double below = loss(maml, batch);
                numbers[d][i] = at;
                assertThat(slope.byNumbers()[d][i]).isCloseTo((above - below) / 0.04, within(2e-4));
            }
        }
        for (int p = 0; p < slope.byWeights().length; p++) {
            Parameter parameter = parameters(maml).get(p);
            for (int i = 0; i < parameter.size(); i += 1 + parameter.size() / 4) {
                float at = parameter.value().get(i);
                parameter.value().set(i, at + 0.01f);
                double above = loss(maml, batch);
                parameter.value().set(i, at - 0.01f);
                double below = loss(maml, batch);
                parameter.value().set(i, at);
                assertThat(slope.byWeights()[p][i])
                        .as(parameter.name())
                        .isCloseTo((above - below) / 0.02, within(1e-3));
            }
        }
    }

    @Test
    void gradientsAgreeWithDifferencesAlsoWhereATaskHasLed() {
        Maml maml = maml(training(3, 0), 5, Optional.empty());
        agreesWithDifferences(maml, maml.slope(TASK.query()), TASK.query());
        double[][] before = Numbers.copy(maml.mixer().numbers().values());
        maml.adapt(TASK.support(), 3);
        assertThat(Arrays.deepEquals(maml.mixer().numbers().values(), before)).isFalse();
        Maml.Slope adapted = maml.slope(TASK.query());
        agreesWithDifferences(maml, adapted, TASK.query());
        assertThat(Arrays.stream(adapted.byNumbers())
                        .flatMapToDouble(Arrays::stream)
                        .map(Math::abs)
                        .sum())
                .isGreaterThan(2e-3);
    }

    @Test
    void aStepOfATaskIsOneOfPlainDescentOnBoth() {
        Maml maml = maml(training(1, 0), 5, Optional.empty());
        Maml.Slope slope = maml.slope(TASK.support());
        List<float[]> before = parameters(maml).stream()
                .map(parameter -> parameter.value().toArray())
                .toList();
        double[][] numbers = Numbers.copy(maml.mixer().numbers().values());
        maml.adapt(TASK.support(), 1);
        for (int p = 0; p < before.size(); p++) {
            float[] after = parameters(maml).get(p).value().toArray();
            for (int i = 0; i < after.length; i++) {
                assertThat(after[i]).isEqualTo((float) (before.get(p)[i] - RATE * slope.byWeights()[p][i]));
            }
        }
        for (int d = 0; d < numbers.length; d++) {
            for (int i = 0; i < numbers[d].length; i++) {
                assertThat(maml.mixer().numbers().values()[d][i])
                        .isEqualTo(numbers[d][i] - 5 * slope.byNumbers()[d][i]);
            }
        }
    }

    /** Adam's first step goes by the rate against the sign of the gradient: of the mean over tasks, taken where each has led. */
    @Test
    void aMetaStepGoesAgainstTheMeanOfWhatTasksSay() {
        List<Task> tasks = TASKS.learning(0, 2);
        Maml maml = maml(training(2, 0.01), 5, Optional.empty());
        double[][] sum = new double[2][3];
        for (Task task : tasks) {
            maml.begin();
            maml.adapt(task.support(), 2);
            double[][] by = maml.slope(task.query()).byNumbers();
            for (int d = 0; d < 2; d++) {
                for (int i = 0; i < 3; i++) {
                    sum[d][i] += by[d][i] / 2;
                }
            }
        }
        maml.begin();
        double[][] before = Numbers.copy(maml.mixer().numbers().values());
        float[] stem = parameters(maml).get(0).value().toArray();
        maml.advance(tasks);
        maml.adapt(TASK.support(), 1);
        maml.begin();
        for (int d = 0; d < 2; d++) {
            for (int i = 0; i < 3; i++) {
                assertThat(maml.mixer().numbers().values()[d][i])
                        .isCloseTo(before[d][i] - 0.01 * Math.signum(sum[d][i]), within(1e-5));
            }
        }
        assertThat(parameters(maml).get(0).value().toArray()).isNotEqualTo(stem);
    }

    @Test
    void onePathIsLearntAlone() {
        int[] path = {2, 0};
        Maml alone = maml(training(2, 0.01), 5, Optional.of(path));
        double[][] numbers = Numbers.copy(alone.mixer().numbers().values());
        List<float[]> before = parameters(alone).stream()
                .map(parameter -> parameter.value().toArray())
                .toList();
        alone.advance(TASKS.learning(0, 2));
        assertThat(alone.mixer().numbers().values()).isDeepEqualTo(numbers);
        for (int p = 0; p < before.size(); p++) {
            Parameter parameter = parameters(alone).get(p);
            boolean moved = !Arrays.equals(parameter.value().toArray(), before.get(p));
            assertThat(moved).as(parameter.name()).isEqualTo(!parameter.name().startsWith("edge1"));
        }
        assertThat(alone.accuracy(path, TASK)).isBetween(0.0, 100.0);
    }
}
