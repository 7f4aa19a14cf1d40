package org.nasgauge.report.regression;

import java.util.OptionalDouble;
import org.nasgauge.statistics.Finite;
import org.nasgauge.statistics.Summary;
import org.nasgauge.statistics.sequential.SequentialEquivalence;
import org.nasgauge.statistics.sequential.SequentialSignTest;

/**
 * How much evidence a verdict needs.
 *
 * @param level the chance of any false alarm over all studies together, whenever one stops; in (0, 1)
 * @param given the difference of the mean loss that counts as none, in the objective's unit; empty for half a standard
 *     deviation of what was published
 * @param rows how many studies are compared
 */
record Thresholds(double level, OptionalDouble given, int rows) {
    /** Differences beyond so many margins count as so many. */
    static final double BOUND_IN_MARGINS = 6;

    private static final double OF_DEVIATION = 0.5;
    /** For what was the same under every seed, in any unit of accuracy or correlation. */
    private static final double LEAST = 1e-3;

    Thresholds {
        Finite.openFraction(level, "level");
        if (given.isPresent() && !(given.getAsDouble() > 0 && given.getAsDouble() < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("margin is " + given.getAsDouble() + ", expected above 0");
        }
    }

    double margin(double[] published) {
        if (given.isPresent()) {
            return given.getAsDouble();
        }
        double deviation =
                published.length == 0 ? 0 : Summary.of(published).sampleSd().orElse(0);
        return Math.max(LEAST, OF_DEVIATION * deviation);
    }

    SequentialSignTest signs() {
        return SequentialSignTest.withDefaults().withLevel(level).withRows(rows);
    }

    SequentialEquivalence equivalence(double margin) {
        return SequentialEquivalence.withDefaults()
                .withLevel(level)
                .withRows(rows)
                .within(margin, BOUND_IN_MARGINS * margin);
    }
}
