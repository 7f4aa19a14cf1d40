package org.nasgauge.estimators.predictor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.component.Setting.Range;
import org.nasgauge.api.estimate.Estimation;
import org.nasgauge.api.estimate.Evidence;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.models.encoding.Encoding;

/**
 * A predictor whose model sees numbers: an encoding of the architecture, and behind it the scores of other estimators, if the
 * recipe names some, standardized over what it learns from. With zero-cost scores and the beginning of a learning curve
 * for members it is what White et al. 2021 call OMNI.
 */
public interface VectorPredictor extends Predictor<double[]> {
    /** What it learns from. */
    record Learning(
            @Meaning("how many architectures are trained in full to learn from") @Range(least = 2)
            int architectures,

            @Meaning("what is seen of an architecture: one-hot, categorical, path, or scores: only what the estimators"
                    + " that 'of' names say, which are seen besides any other encoding as well")
            Encoding encoding) {
        /** From 100 architectures. */
        public static Learning from(Encoding encoding) {
            return new Learning(100, encoding);
        }
    }

    Learning learning();

    @Override
    default int architectures() {
        return learning().architectures();
    }

    @Override
    default boolean usesMembers() {
        return true;
    }

    @Override
    default List<Need> needs() {
        List<Need> needs = new ArrayList<>(Predictor.super.needs());
        if (learning().encoding() == Encoding.SCORES) {
            needs.add(Need.Access.MEMBERS);
        }
        return needs;
    }

    @Override
    default View<double[]> view(Problem problem) {
        return new Vectors(learning().encoding().of(problem.space()));
    }

    /** The encoding, then the scores in the order of their labels. */
    final class Vectors implements View<double[]> {
        private final Function<Architecture, double[]> encoding;
        private double[] mean = new double[0];
        private double[] scale = new double[0];

        private Vectors(Function<Architecture, double[]> encoding) {
            this.encoding = encoding;
        }

        @Override
        public void adapt(List<Estimation.Evaluated> sample) {
            List<double[]> rows =
                    sample.stream().map(one -> scores(one.evidence())).toList();
            mean = new double[rows.get(0).length];
            scale = new double[mean.length];
            for (int score = 0; score < mean.length; score++) {
                int column = score;
                double average =
                        rows.stream().mapToDouble(row -> row[column]).average().orElseThrow();
                double variance = rows.stream()
                        .mapToDouble(row -> (row[column] - average) * (row[column] - average))
                        .average()
                        .orElseThrow();
                mean[score] = average;
                scale[score] = variance > 0 ? StrictMath.sqrt(variance) : 1;
            }
        }

        @Override
        public double[] of(Architecture architecture, Evidence evidence) {
            double[] encoded = encoding.apply(architecture);
            double[] scores = scores(evidence);
            double[] all = Arrays.copyOf(encoded, encoded.length + scores.length);
            for (int score = 0; score < scores.length; score++) {
                all[encoded.length + score] = (scores[score] - mean[score]) / scale[score];
            }
            return all;
        }

        private static double[] scores(Evidence evidence) {
            return evidence.properties().values().stream()
                    .mapToDouble(Evidence.Property::score)
                    .toArray();
        }
    }
}
