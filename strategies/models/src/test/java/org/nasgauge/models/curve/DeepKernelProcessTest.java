package org.nasgauge.models.curve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.models.curve.DeepKernelProcess.Point;
import org.nasgauge.models.gaussian.Normal;

class DeepKernelProcessTest {
    /** Scores that depend on one feature and on the last point of the curve are learned; what is not known is less sure. */
    @Test
    void theArchitectureAndItsCurveAreLearned() {
        SeededRandom random = SeedTree.root(4).generator();
        List<Point> points = new ArrayList<>();
        double[] scores = new double[30];
        for (int i = 0; i < scores.length; i++) {
            double before = random.nextDouble();
            points.add(new Point(new double[] {i % 2, random.nextDouble()}, 0.5, new double[] {before}));
            scores[i] = 0.3 * (i % 2) + 0.6 * before;
        }
        DeepKernelProcess model = new DeepKernelProcess(2, random);
        model.train(points, scores, 300, random);
        double error = 0;
        double spread = 0;
        for (int i = 0; i < 20; i++) {
            double before = random.nextDouble();
            Point asked = new Point(new double[] {i % 2, random.nextDouble()}, 0.5, new double[] {before});
            double score = 0.3 * (i % 2) + 0.6 * before;
            error += Math.abs(
                    model.predict(points, scores, List.of(asked)).get(0).mean() - score);
            spread += Math.abs(score - 0.45);
        }
        assertThat(error).isLessThan(0.4 * spread);
        Point far = new Point(new double[] {7, 7}, 5, new double[] {9, 9, 9});
        List<Normal> both = model.predict(points, scores, List.of(points.get(0), far));
        assertThat(both.get(1).deviation()).isGreaterThan(both.get(0).deviation());
    }

    @Test
    void ofOnePointNothingIsLearned() {
        Point point = new Point(new double[] {1}, 0.5, new double[0]);
        DeepKernelProcess model = new DeepKernelProcess(1, SeedTree.root(1).generator());
        DeepKernelProcess same = new DeepKernelProcess(1, SeedTree.root(1).generator());
        model.train(List.of(point), new double[] {0.7}, 5, SeedTree.root(2).generator());
        assertThat(model.predict(List.of(point), new double[] {0.7}, List.of(point)))
                .isEqualTo(same.predict(List.of(point), new double[] {0.7}, List.of(point)));
    }
}
