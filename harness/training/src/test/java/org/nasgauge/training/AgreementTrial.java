package org.nasgauge.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nasgauge.api.benchmark.LearningCurve;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.spaces.nasbench201.CellSpace;
import org.nasgauge.statistics.correlation.RankedPairs;
import org.nasgauge.training.data.DataSet;

/**
 * How far the two trainers are apart at the end: random classes under one seed each, final test accuracy by both, and what
 * the same class scores under another seed. The module's README gives the command and past results.
 */
public final class AgreementTrial {
    private AgreementTrial() {}

    /** @param args how many classes; epochs; training images; how many images to evaluate on */
    public static void main(String[] args) {
        CellSpace space = CellSpace.nasbench201();
        int evaluated = Integer.parseInt(args[3]);
        Recipe recipe = Settings.read(
                "trial",
                Recipe.STANDARD,
                Map.of("epochs", Integer.valueOf(args[1]), "images", Integer.valueOf(args[2])));
        DataSet whole = DataSet.named("trial", recipe.data());
        DataSet data = new DataSet(
                whole.name(),
                whole.title(),
                whole.sha256(),
                whole.classes(),
                whole.train(),
                whole.validation().first(100),
                whole.test().first(evaluated));
        NetworkTrainer tape = new TapeTrainerProvider().open("trial", space, recipe, data);
        NetworkTrainer graph = new GraphTrainerProvider().open("trial", space, recipe, data);
        List<double[]> rows = new ArrayList<>();
        SeededRandom random = SeedTree.root(10).generator();
        for (int i = 0; i < Integer.parseInt(args[0]); i++) {
            Architecture cell = space.canonical(space.sample(random));
            LearningCurve byTape = tape.train(cell, 0);
            LearningCurve byGraph = graph.train(cell, 0);
            LearningCurve again = tape.train(cell, 1);
            rows.add(new double[] {last(byTape), last(byGraph), last(again)});
            System.out.printf(
                    Locale.ROOT,
                    "%s: tape %.2f, dl4j %.2f, tape under another seed %.2f; seconds %.2f and %.2f%n",
                    space.format(cell),
                    last(byTape),
                    last(byGraph),
                    last(again),
                    seconds(byTape),
                    seconds(byGraph));
        }
        System.out.printf(
                Locale.ROOT,
                "means %.2f, %.2f, %.2f; root mean square of dl4j - tape %.2f, of another seed - tape %.2f; tau %.3f%n",
                mean(rows, 0),
                mean(rows, 1),
                mean(rows, 2),
                apart(rows, 1),
                apart(rows, 2),
                RankedPairs.of(column(rows, 0), column(rows, 1))
                        .kendallTauB()
                        .coefficient()
                        .orElseThrow());
    }

    private static double last(LearningCurve curve) {
        return curve.at(Series.TEST_ACCURACY, curve.epochs());
    }

    private static double seconds(LearningCurve curve) {
        double sum = 0;
        for (int epoch = 1; epoch <= curve.epochs(); epoch++) {
            sum += curve.at(Series.TRAIN_SECONDS, epoch);
        }
        return sum;
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
