package org.nasgauge.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.spaces.nasbench201.CellSpace;
import org.nasgauge.statistics.correlation.RankedPairs;
import org.nasgauge.training.data.DataSet;

/**
 * Tells how well a scale tells architectures apart: trains randomly drawn connected classes under two seeds, and prints
 * the spread of their test accuracies, how the two seeds agree, and the processor seconds. The module's README gives
 * the command and past results.
 */
public final class ScaleTrial {
    private static final String USAGE =
            "arguments: space (as nasbench201), classes, then settings of a trainer as in channels=8";

    private ScaleTrial() {}

    public static void main(String[] args) {
        if (args.length < 2) {
            System.err.println(USAGE);
            System.exit(2);
        }
        Map<String, Object> settings = new TreeMap<>();
        for (String setting : List.of(args).subList(2, args.length)) {
            String[] parts = setting.split("=", 2);
            settings.put(parts[0], value(parts[1]));
        }
        CellSpace space = args[0].equals("nasbench201-729") ? CellSpace.nasbench201Of729() : CellSpace.nasbench201();
        Recipe recipe = Settings.read("arguments", Recipe.STANDARD, settings);
        run(
                new TapeTrainerProvider().open("arguments", space, recipe, DataSet.named("arguments", recipe.data())),
                space,
                Integer.parseInt(args[1]));
    }

    private static Object value(String text) {
        if (text.matches("-?\\d+")) {
            return Integer.valueOf(text);
        }
        return text.matches("[-.\\dEe]+") ? Double.valueOf(text) : text;
    }

    private static void run(NetworkTrainer trainer, CellSpace space, int wanted) {
        List<Architecture> classes = connectedClasses(space);
        int count = Math.min(wanted, classes.size());
        int[] drawn = SeedTree.root(7).generator().permutation(classes.size());
        double[][] accuracy = new double[2][count];
        double train = 0;
        double evaluation = 0;
        for (int i = 0; i < count; i++) {
            Architecture cell = classes.get(drawn[i]);
            for (int seed = 0; seed < 2; seed++) {
                List<NetworkTraining.Epoch> epochs = train(trainer, cell, seed);
                accuracy[seed][i] =
                        epochs.get(epochs.size() - 1).test().orElseThrow().percentCorrect();
                train += epochs.stream()
                        .mapToDouble(NetworkTraining.Epoch::trainSeconds)
                        .sum();
                evaluation += epochs.stream()
                        .mapToDouble(NetworkTraining.Epoch::evaluationSeconds)
                        .sum();
            }
            System.out.printf(Locale.ROOT, "%s %.2f %.2f%n", space.format(cell), accuracy[0][i], accuracy[1][i]);
        }
        double[] sorted = accuracy[0].clone();
        Arrays.sort(sorted);
        RankedPairs seeds = RankedPairs.of(accuracy[0], accuracy[1]);
        System.out.printf(
                Locale.ROOT,
                "%d of %d connected classes; test accuracy %.1f to %.1f; Spearman %.3f, Kendall's tau-b %.3f;"
                        + " processor seconds a training: %.2f training, %.2f evaluation%n",
                count,
                classes.size(),
                sorted[0],
                sorted[count - 1],
                seeds.spearmanRho().coefficient().orElseThrow(),
                seeds.kendallTauB().coefficient().orElseThrow(),
                train / count / 2,
                evaluation / count / 2);
    }

    private static List<Architecture> connectedClasses(CellSpace space) {
        List<Architecture> classes = new ArrayList<>();
        for (int index = 0; index < space.size(); index++) {
            Architecture cell = space.at(index);
            if (space.canonical(cell).equals(cell) && space.wiring(cell).connected()) {
                classes.add(cell);
            }
        }
        return classes;
    }

    static List<NetworkTraining.Epoch> train(NetworkTrainer trainer, Architecture cell, int seed) {
        try (NetworkTraining training = trainer.begin(cell, seed)) {
            while (training.epoch() < training.epochs()) {
                training.advance();
            }
            return training.done();
        }
    }
}
