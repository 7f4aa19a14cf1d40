package org.nasgauge.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.spaces.nasbench201.CellSpace;
import org.nasgauge.statistics.correlation.RankedPairs;
import org.nasgauge.training.data.FashionMnist;
import org.nasgauge.training.network.Cell;
import org.nasgauge.training.network.Scale;

/**
 * Tells how well a scale tells architectures apart: trains randomly drawn connected classes under two seeds, and prints
 * the spread of their test accuracies, how the two seeds agree, and the processor seconds. The module's README gives
 * the command and past results.
 */
public final class ScaleTrial {
    private static final String USAGE = "arguments: channels stages cells-per-stage stem-kernel epochs images batch"
            + " learning-rate classes space (nasbench201 or nasbench201-729)";

    private ScaleTrial() {}

    public static void main(String[] args) {
        if (args.length != 10) {
            System.err.println(USAGE);
            System.exit(2);
        }
        int[] n = Arrays.stream(args, 0, 7).mapToInt(Integer::parseInt).toArray();
        Recipe recipe =
                new Recipe(new Scale(n[0], n[1], n[2], n[3]), n[4], n[5], n[6], Double.parseDouble(args[7]), 0.9, 5e-4);
        CellSpace space = args[9].equals("nasbench201-729") ? CellSpace.nasbench201Of729() : CellSpace.nasbench201();
        run(recipe, space, Integer.parseInt(args[8]));
    }

    private static void run(Recipe recipe, CellSpace space, int wanted) {
        List<Architecture> classes = connectedClasses(space);
        int count = Math.min(wanted, classes.size());
        int[] drawn = SeedTree.root(7).generator().permutation(classes.size());
        CellTrainer trainer = new CellTrainer(recipe, FashionMnist.load());
        double[][] accuracy = new double[2][count];
        double train = 0;
        double evaluation = 0;
        for (int i = 0; i < count; i++) {
            Architecture cell = classes.get(drawn[i]);
            for (int seed = 0; seed < 2; seed++) {
                List<EpochScores> epochs = train(trainer, new Cell(space.operations(cell)), SeedTree.root(seed));
                accuracy[seed][i] = epochs.get(epochs.size() - 1).test().percentCorrect();
                train += epochs.stream().mapToDouble(EpochScores::trainSeconds).sum();
                evaluation += epochs.stream()
                        .mapToDouble(EpochScores::evaluationSeconds)
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

    private static List<EpochScores> train(CellTrainer trainer, Cell cell, SeedTree seed) {
        try (CellTraining training = trainer.begin(cell, seed)) {
            while (training.epoch() < training.epochs()) {
                training.advance();
            }
            return training.scores();
        }
    }
}
