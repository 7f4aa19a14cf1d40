package org.nasgauge.search.bayesian;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.nasgauge.api.space.Architecture;

/**
 * What is taken for the scores of trials that are under way, so that the next trial is not beside them: constant liar and Kriging
 * believer of Ginsbourger, Le Riche and Carraro, Kriging is well-suited to parallelize optimization, 2010.
 */
public enum Lie {
    NONE,
    LEAST,
    MEAN,
    GREATEST,
    BELIEVER;

    /** Takes a trial under way with its imagined score. */
    @FunctionalInterface
    interface Pupil {
        void learn(Architecture architecture, double score);
    }

    /** @param expected what a model expects of an architecture after what it has learnt */
    void tell(double[] told, Collection<Architecture> pending, ToDoubleFunction<Architecture> expected, Pupil pupil) {
        if (this == NONE || pending.isEmpty()) {
            return;
        }
        double constant = constant(told);
        for (Architecture architecture : List.copyOf(pending)) {
            pupil.learn(architecture, this == BELIEVER ? expected.applyAsDouble(architecture) : constant);
        }
    }

    private double constant(double[] told) {
        return switch (this) {
            case NONE, BELIEVER -> Double.NaN;
            case LEAST -> Arrays.stream(told).min().orElseThrow();
            case MEAN -> Arrays.stream(told).average().orElseThrow();
            case GREATEST -> Arrays.stream(told).max().orElseThrow();
        };
    }
}
