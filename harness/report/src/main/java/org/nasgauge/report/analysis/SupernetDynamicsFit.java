package org.nasgauge.report.analysis;

import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.nasgauge.statistics.Interval;
import org.nasgauge.statistics.resampling.Bootstrap;

/**
 * How well {@link SupernetDynamics} describes measured scores. Each epoch is left out in turn, and its scores foretold from
 * the others: by the model, and by the mean over the other epochs, which knows of no change. The skill is one minus the
 * quotient of their squared errors: 1 for a model without error, 0 for one that tells as little as the mean, below 0 for one
 * that tells less.
 *
 * @param model fitted to all epochs
 * @param lambda an interval of λ, of a bootstrap over architectures
 * @param skill at epochs that were left out
 * @param skillInterval of the same kind, with the models as they were fitted to all architectures
 */
public record SupernetDynamicsFit(
        SupernetDynamics model, Optional<Interval> lambda, double skill, Optional<Interval> skillInterval) {
    /**
     * @param epochs at which scores were measured, at least three different ones
     * @param alone s, at least one architecture
     * @param measured p, by epoch and then by architecture
     * @throws IllegalArgumentException if the arrays do not fit, or there are too few epochs
     */
    public static SupernetDynamicsFit of(
            double[] epochs, double[] alone, double[][] measured, Bootstrap bootstrap, RandomGenerator random) {
        if (Arrays.stream(epochs).distinct().count() < 3
                || Arrays.stream(epochs).distinct().count() < epochs.length) {
            throw new IllegalArgumentException(
                    "scores after " + Arrays.toString(epochs) + " epochs; expected three different numbers or more");
        }
        SupernetDynamics model = SupernetDynamics.fit(epochs, alone, measured);
        double[] architectures =
                IntStream.range(0, alone.length).asDoubleStream().toArray();
        Optional<Interval> lambda = bootstrap.interval(
                architectures,
                some -> SupernetDynamics.fit(
                                epochs,
                                of(alone, some),
                                Arrays.stream(measured)
                                        .map(scores -> of(scores, some))
                                        .toArray(double[][]::new))
                        .lambda(),
                random);
        double[] byModel = new double[alone.length];
        double[] byMean = new double[alone.length];
        for (int left = 0; left < epochs.length; left++) {
            addErrors(left, epochs, alone, measured, byModel, byMean);
        }
        return new SupernetDynamicsFit(
                model,
                lambda,
                skill(byModel, byMean),
                bootstrap.interval(byModel, byMean, SupernetDynamicsFit::skill, random));
    }

    /** Whether the model foretells an epoch that it has not seen better than that nothing changes. */
    public boolean holds() {
        return skillInterval.map(interval -> interval.lower() > 0).orElse(skill > 0);
    }

    private static void addErrors(
            int left, double[] epochs, double[] alone, double[][] measured, double[] byModel, double[] byMean) {
        int[] others =
                IntStream.range(0, epochs.length).filter(at -> at != left).toArray();
        SupernetDynamics without = SupernetDynamics.fit(
                Arrays.stream(others).mapToDouble(at -> epochs[at]).toArray(),
                alone,
                Arrays.stream(others).mapToObj(at -> measured[at]).toArray(double[][]::new));
        double[] foretold = without.scores(alone, epochs[left]);
        for (int i = 0; i < alone.length; i++) {
            int architecture = i;
            double mean = Arrays.stream(others)
                    .mapToDouble(at -> measured[at][architecture])
                    .average()
                    .orElseThrow();
            byModel[i] += square(measured[left][i] - foretold[i]);
            byMean[i] += square(measured[left][i] - mean);
        }
    }

    private static double skill(double[] byModel, double[] byMean) {
        return 1 - DoubleStream.of(byModel).sum() / DoubleStream.of(byMean).sum();
    }

    private static double square(double value) {
        return value * value;
    }

    private static double[] of(double[] values, double[] architectures) {
        return Arrays.stream(architectures).map(at -> values[(int) at]).toArray();
    }
}
