package org.nasgauge.tabular.benchmark;

import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.SeedPolicy;

/**
 * How a table answers: what is optimised, and which trainings of an architecture speak for it.
 *
 * @param objective what strategies optimise on validation, and the judge looks at on test
 * @param validation the trainings that an evaluation is answered from
 * @param test the trainings that the truth is computed from; not {@link SeedPolicy#random()}
 */
public record Protocol(Metric objective, SeedPolicy validation, SeedPolicy test) {
    private static final Protocol STANDARD = new Protocol(Metric.ACCURACY, SeedPolicy.random(), SeedPolicy.mean());

    public Protocol {
        if (test instanceof SeedPolicy.Drawn) {
            throw new IllegalArgumentException("the truth cannot be drawn at random; write mean, mean>=3 or a seed");
        }
    }

    /** Accuracy; one training drawn for each evaluation; test averaged over the trainings that exist. */
    public static Protocol standard() {
        return STANDARD;
    }

    public Protocol withObjective(Metric metric) {
        return new Protocol(metric, validation, test);
    }

    public Protocol withValidation(SeedPolicy seeds) {
        return new Protocol(objective, seeds, test);
    }

    public Protocol withTest(SeedPolicy seeds) {
        return new Protocol(objective, validation, seeds);
    }
}
