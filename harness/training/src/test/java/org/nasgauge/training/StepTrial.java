package org.nasgauge.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nasgauge.api.component.Settings;
import org.nasgauge.spaces.nasbench201.CellSpace;
import org.nasgauge.training.data.DataSet;

/**
 * Tells what a step of the table's recipe costs by each backend, the evaluation after an epoch, and a whole training with
 * its evaluations, for cells of six equal operations and a mixed one: processor time, the best of all epochs and of the
 * trainings after the first, backends in turn. The module's README gives the command and past results.
 */
public final class StepTrial {
    private static final int TRAININGS = 3;
    private static final String SIX = "|1~0|+|1~0|1~1|+|1~0|1~1|1~2|";

    private StepTrial() {}

    private record Cost(double step, double evaluation, double whole) {
        static Cost of(List<NetworkTraining.Epoch> epochs, Recipe recipe, boolean warm) {
            double step = Double.POSITIVE_INFINITY;
            double evaluation = Double.POSITIVE_INFINITY;
            double whole = 0;
            for (NetworkTraining.Epoch epoch : epochs) {
                step = Math.min(step, epoch.trainSeconds() * recipe.batch() / recipe.images());
                evaluation = Math.min(evaluation, epoch.evaluationSeconds());
                whole += epoch.trainSeconds() + epoch.evaluationSeconds();
            }
            return new Cost(step, evaluation, warm ? whole : Double.POSITIVE_INFINITY);
        }

        Cost least(Cost other) {
            return new Cost(
                    Math.min(step, other.step), Math.min(evaluation, other.evaluation), Math.min(whole, other.whole));
        }
    }

    /** @param args names of backends; all if there are none */
    public static void main(String[] args) {
        CellSpace space = CellSpace.nasbench201();
        DataSet data = DataSet.named("trial", Recipe.STANDARD.data());
        List<String> backends = args.length == 0 ? List.of("java", "nd4j") : List.of(args);
        for (String cell : List.of(
                SIX.replace("1~", "nor_conv_3x3~"),
                SIX.replace("1~", "nor_conv_1x1~"),
                SIX.replace("1~", "avg_pool_3x3~"),
                "|nor_conv_3x3~0|+|avg_pool_3x3~0|nor_conv_1x1~1|+|skip_connect~0|nor_conv_3x3~1|nor_conv_1x1~2|")) {
            Map<String, Cost> costs = new LinkedHashMap<>();
            for (int seed = 0; seed < TRAININGS; seed++) {
                for (String backend : backends) {
                    Recipe recipe = Settings.read("trial", Recipe.STANDARD, Map.of("backend", backend));
                    NetworkTrainer trainer = new TapeTrainerProvider().open("trial", space, recipe, data);
                    Cost cost = Cost.of(ScaleTrial.train(trainer, space.parse(cell), seed), recipe, seed > 0);
                    costs.merge(backend, cost, Cost::least);
                }
            }
            costs.forEach((backend, cost) -> System.out.printf(
                    Locale.ROOT,
                    "%s, %s: %.2f ms a step, %.3f s an evaluation, %.2f s a training%n",
                    cell,
                    backend,
                    cost.step * 1e3,
                    cost.evaluation,
                    cost.whole));
        }
    }
}
