package org.nasgauge.tabular.benchmark;

import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.SeedPolicy;

/**
 * How a table answers: what is optimised, and which trainings of an architecture speak for it.
 *
 * @param objective what strategies optimise on validation, and the judge looks at on test
 * @param validation the trainings that an evaluation is answered from
 * @param test the trainings that the truth is computed from; not {@link SeedPolicy#random()}
 * @param chargesValidation whether an evaluation costs the pass over the validation images too, where the table knows what
 *     that takes
 */
public record Protocol(Metric objective, SeedPolicy validation, SeedPolicy test, boolean chargesValidation) {
    private static final Protocol STANDARD =
            new Protocol(Metric.ACCURACY, SeedPolicy.random(), SeedPolicy.mean(), true);

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
        return new Protocol(metric, validation, test, chargesValidation);
    }

    public Protocol withValidation(SeedPolicy seeds) {
        return new Protocol(objective, seeds, test, chargesValidation);
    }

    public Protocol withTest(SeedPolicy seeds) {
        return new Protocol(objective, validation, seeds, chargesValidation);
    }

    /** With evaluations that cost their training alone. */
    public Protocol withoutValidationCharge() {
        return new Protocol(objective, validation, test, false);
    }
}
