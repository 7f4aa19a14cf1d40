package org.nasgauge.estimators.curve;

import java.util.ArrayList;
import java.util.List;
import org.nasgauge.api.estimate.Evidence;
import org.nasgauge.api.metric.Metric;

/**
 * What is learned from of a partial curve: the accuracies, their first and second differences, and the mean and the deviation of
 * the accuracies; FLOPs and parameters before them where they were asked for.
 */
final class CurveFeatures {
    private CurveFeatures() {}

    /** @param complexity whether FLOPs and parameters are features, in millions */
    static double[] of(Evidence evidence, int epochs, boolean complexity) {
        List<Double> features = new ArrayList<>();
        if (complexity) {
            features.add(evidence.property(Metric.FLOPS.name()).value() / 1e6);
            features.add(evidence.property(Metric.PARAMETERS.name()).value() / 1e6);
        }
        double[] accuracies = Extrapolation.accuracies(evidence.curveOrThrow(), epochs);
        double[] differences = differences(accuracies);
        add(features, accuracies);
        add(features, differences);
        add(features, differences(differences));
        double mean = 0;
        for (double accuracy : accuracies) {
            mean += accuracy / epochs;
        }
        double squares = 0;
        for (double accuracy : accuracies) {
            squares += (accuracy - mean) * (accuracy - mean);
        }
        features.add(mean);
        features.add(StrictMath.sqrt(squares / epochs));
        return features.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void add(List<Double> features, double[] values) {
        for (double value : values) {
            features.add(value);
        }
    }

    private static double[] differences(double[] values) {
        double[] differences = new double[Math.max(0, values.length - 1)];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = values[i + 1] - values[i];
        }
        return differences;
    }
}
