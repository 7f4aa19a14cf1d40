package org.nasgauge.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.spaces.nasbench201.CellSpace;
import org.nasgauge.statistics.correlation.RankedPairs;
import org.nasgauge.training.data.DataSet;

/**
 * How far two ways to train are apart at the end: random classes under one seed each, final test accuracy by both, and what
 * the first gives the same class under another seed; and what the trainings with their evaluations cost. The module's README
 * gives the command and past results.
 */
public final class AgreementTrial {
    private AgreementTrial() {}

    /**
     * @param args two of {@code java}, {@code nd4j} and {@code dl4j}; how many classes; epochs; training images; how many
     *     images to evaluate on, 0 for all
     */
    public static void main(String[] args) {
        CellSpace space = CellSpace.nasbench201();
        DataSet whole = DataSet.named("trial", Recipe.STANDARD.data());
        int evaluated = Integer.parseInt(args[5]);
        DataSet data = evaluated == 0
                ? whole
                : new DataSet(
                        whole.name(),
                        whole.title(),
                        whole.sha256(),
                        whole.classes(),
                        whole.train(),
                        whole.validation().first(100),
                        whole.test().first(evaluated));
        NetworkTrainer one = trainer(args[0], args, data);
        NetworkTrainer other = trainer(args[1], args, data);
        List<double[]> rows = new ArrayList<>();
        SeededRandom random = SeedTree.root(10).generator();
        for (int i = 0; i < Integer.parseInt(args[2]); i++) {
            Architecture cell = space.canonical(space.sample(random));
            List<NetworkTraining.Epoch> byOne = ScaleTrial.train(one, cell, 0);
            List<NetworkTraining.Epoch> byOther = ScaleTrial.train(other, cell, 0);
            List<NetworkTraining.Epoch> again = ScaleTrial.train(one, cell, 1);
            rows.add(new double[] {last(byOne), last(byOther), last(again), seconds(byOne), seconds(byOther)});
            System.out.printf(
                    Locale.ROOT,
                    "%s: %.2f, %.2f, the first under another seed %.2f; seconds %.2f and %.2f%n",
                    space.format(cell),
                    last(byOne),
                    last(byOther),
                    last(again),
                    seconds(byOne),
                    seconds(byOther));
        }
        System.out.printf(
                Locale.ROOT,
                "means %.2f, %.2f, %.2f; root mean square of %s - %s %.2f, of another seed %.2f; tau %.3f; seconds in all"
                        + " %.1f, %.1f%n",
                mean(rows, 0),
                mean(rows, 1),
                mean(rows, 2),
                args[1],
                args[0],
                apart(rows, 1),
                apart(rows, 2),
                RankedPairs.of(column(rows, 0), column(rows, 1))
                        .kendallTauB()
                        .coefficient()
                        .orElseThrow(),
                mean(rows, 3) * rows.size(),
                mean(rows, 4) * rows.size());
    }

    private static NetworkTrainer trainer(String name, String[] args, DataSet data) {
        boolean graph = name.equals("dl4j");
        Recipe recipe = Settings.read(
                "trial",
                Recipe.STANDARD,
                Map.of(
                        "epochs",
                        Integer.valueOf(args[3]),
                        "images",
                        Integer.valueOf(args[4]),
                        "backend",
                        graph ? "nd4j" : name));
        NetworkTrainerProvider provider = graph ? new GraphTrainerProvider() : new TapeTrainerProvider();
        return provider.open("trial", CellSpace.nasbench201(), recipe, data);
    }

    private static double last(List<NetworkTraining.Epoch> epochs) {
        return epochs.get(epochs.size() - 1).test().orElseThrow().percentCorrect();
    }

    private static double seconds(List<NetworkTraining.Epoch> epochs) {
        return epochs.stream()
                .mapToDouble(epoch -> epoch.trainSeconds() + epoch.evaluationSeconds())
                .sum();
    }

    private static double[] column(List<double[]> rows, int index) {
        return rows.stream().mapToDouble(row -> row[index]).toArray();
    }

    private static double mean(List<double[]> rows, int index) {
        return rows.stream().mapToDouble(row -> row[index]).average().orElseThrow();
    }

    private static double apart(List<double[]> rows, int index) {
        return Math.sqrt(rows.stream()
                .mapToDouble(row -> (row[index] - row[0]) * (row[index] - row[0]))
                .average()
                .orElseThrow());
    }
}
