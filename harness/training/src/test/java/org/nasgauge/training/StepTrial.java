package org.nasgauge.training;

import java.util.List;
import java.util.Locale;
import org.nasgauge.spaces.nasbench201.CellSpace;
import org.nasgauge.training.data.DataSet;

/**
 * Tells what a step of the table's recipe costs, and the evaluation after an epoch, for a cell of six equal convolutions:
 * the best of 32 epochs, in processor time. The module's README gives the command and past results.
 */
public final class StepTrial {
    private static final int TRAININGS = 4;

    private StepTrial() {}

    public static void main(String[] args) {
        CellSpace space = CellSpace.nasbench201();
        Recipe recipe = Recipe.STANDARD;
        NetworkTrainer trainer =
                new TapeTrainerProvider().open("trial", space, recipe, DataSet.named("trial", recipe.data()));
        for (String operation : List.of("nor_conv_3x3", "nor_conv_1x1")) {
            String cell = "|1~0|+|1~0|1~1|+|1~0|1~1|1~2|".replaceAll("1~", operation + "~");
            double step = Double.POSITIVE_INFINITY;
            double evaluation = Double.POSITIVE_INFINITY;
            for (int seed = 0; seed < TRAININGS; seed++) {
                for (NetworkTraining.Epoch epoch : ScaleTrial.train(trainer, space.parse(cell), seed)) {
                    step = Math.min(step, epoch.trainSeconds() * recipe.batch() / recipe.images());
                    evaluation = Math.min(evaluation, epoch.evaluationSeconds());
                }
            }
            System.out.printf(
                    Locale.ROOT, "%s: %.2f ms a step, %.3f s an evaluation%n", operation, step * 1e3, evaluation);
        }
    }
}
