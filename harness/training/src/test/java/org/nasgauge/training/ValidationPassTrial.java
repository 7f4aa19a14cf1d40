package org.nasgauge.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.spaces.nasbench201.CellSpace;
import org.nasgauge.training.data.DataSet;

/**
 * Tells what a pass over the validation images costs beside an epoch of training, both in processor time: the medians over
 * the epochs of a training under the table's recipe, for classes drawn from all that compute something, and the share of
 * the two that fits best. The module's README gives the command and past results.
 */
public final class ValidationPassTrial {
    private static final int CLASSES = 40;

    private ValidationPassTrial() {}

    public static void main(String[] args) {
        CellSpace space = CellSpace.nasbench201();
        Recipe recipe = Recipe.STANDARD;
        NetworkTrainer trainer =
                new TapeTrainerProvider().open("trial", space, recipe, DataSet.named("trial", recipe.data()));
        List<Architecture> classes = classes(space);
        int[] drawn = SeedTree.root(7).generator().permutation(classes.size());
        ScaleTrial.train(trainer, classes.get(drawn[CLASSES]), 0); // compiles what is timed
        for (int i = 0; i < CLASSES; i++) {
            Architecture cell = classes.get(drawn[i]);
            List<NetworkTraining.Epoch> epochs = ScaleTrial.train(trainer, cell, 0);
            double training = median(epochs.stream()
                    .mapToDouble(NetworkTraining.Epoch::trainSeconds)
                    .toArray());
            double validation = median(epochs.stream()
                    .mapToDouble(NetworkTraining.Epoch::validationSeconds)
                    .toArray());
            System.out.printf(
                    Locale.ROOT,
                    "%s,%d,%d,%.5f,%.5f,%.4f%n",
                    space.format(cell),
                    trainer.complexity(cell).flops(),
                    trainer.complexity(cell).parameters(),
                    training,
                    validation,
                    validation / training);
        }
    }

    private static List<Architecture> classes(CellSpace space) {
        List<Architecture> classes = new ArrayList<>();
        IntStream.range(0, space.size())
                .mapToObj(space::at)
                .filter(cell -> space.canonical(cell).equals(cell))
                .forEach(classes::add);
        return classes;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
