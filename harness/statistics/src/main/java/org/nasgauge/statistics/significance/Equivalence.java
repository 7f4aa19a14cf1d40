package org.nasgauge.statistics.significance;

import org.nasgauge.statistics.Finite;
import org.nasgauge.statistics.Summary;

/**
 * Whether the mean of paired differences lies within a margin of zero: two one-sided t-tests (TOST). The statistic is the
 * mean difference. D. J. Schuirmann, Journal of Pharmacokinetics and Biopharmaceutics 15 (1987).
 *
 * <p>For a number of pairs that was fixed beforehand; {@code SequentialEquivalence} may be looked at any time.
 */
public final class Equivalence {
    private final double margin;

    private Equivalence(double margin) {
        this.margin = margin;
    }

    /** @param margin in the unit of the differences, above 0 */
    public static Equivalence within(double margin) {
        if (!(Finite.number(margin, "margin") > 0)) {
            throw new IllegalArgumentException("margin is " + margin + ", expected above 0");
        }
        return new Equivalence(margin);
    }

    /** Tests {@code first[i] - second[i]}. */
    public TestResult test(double[] first, double[] second) {
        return test(Differences.of(first, second));
    }

    /**
     * Tests differences: p is the greater of the two.
     *
     * @throws IllegalArgumentException for fewer than two
     */
    public TestResult test(double... differences) {
        Summary summary = Summary.of(differences);
        double error = summary.standardError()
                .orElseThrow(() -> new IllegalArgumentException("one difference has no deviation, expected 2 or more"));
        double nearer = margin - StrictMath.abs(summary.mean());
        double certain = nearer > 0 ? 0 : 1;
        double p = error == 0 ? certain : Tail.student(nearer / error, summary.n() - 1);
        return new TestResult(summary.n(), summary.mean(), p, TestResult.Basis.ASYMPTOTIC);
    }
}
