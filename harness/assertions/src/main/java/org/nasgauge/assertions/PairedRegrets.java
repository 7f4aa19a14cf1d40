package org.nasgauge.assertions;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;
import org.nasgauge.statistics.Interval;
import org.nasgauge.statistics.Summary;
import org.nasgauge.statistics.sequential.SequentialMeanTest;
import org.nasgauge.statistics.sequential.SequentialSignTest;

/** Regrets, or other losses, beside others, seed by seed, until one of the two is shown to be greater more often or the seeds are used up. */
final class PairedRegrets {
    /** Differences beyond so many deviations of the others count as so many, as where published results are checked. */
    private static final double BOUND_IN_DEVIATIONS = 3;

    /** For regrets that are the same under every seed. */
    private static final double LEAST = 1e-3;

    private static final MathContext FOUR_DIGITS = new MathContext(4);

    private final List<Double> regrets = new ArrayList<>();
    private final List<Double> others = new ArrayList<>();
    private final double level;
    private int worse;
    private int better;
    private Optional<Long> firstWorse = Optional.empty();

    PairedRegrets(LongStream seeds, double level, LongToDoubleFunction regret, LongToDoubleFunction other) {
        this.level = level;
        SequentialSignTest test = SequentialSignTest.withDefaults().withLevel(level);
        for (long seed : seeds.toArray()) {
            double is = regret.applyAsDouble(seed);
            double was = other.applyAsDouble(seed);
            regrets.add(is);
            others.add(was);
            worse += is > was ? 1 : 0;
            better += is < was ? 1 : 0;
            firstWorse = firstWorse.or(() -> is > was ? Optional.of(seed) : Optional.empty());
            if (test.evidence(worse, better) >= test.threshold() || test.evidence(better, worse) >= test.threshold()) {
                return;
            }
        }
    }

    /** Whether the regrets are shown to be greater more often than smaller. */
    boolean showsLoss() {
        SequentialSignTest test = SequentialSignTest.withDefaults().withLevel(level);
        return test.evidence(worse, better) >= test.threshold();
    }

    Optional<Long> firstWorse() {
        return firstWorse;
    }

    /**
     * Numbers and interval, in words.
     *
     * @param quantity what is compared, of which less is better
     */
    String words(String quantity, String unit) {
        double[] differences = new double[regrets.size()];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = regrets.get(i) - others.get(i);
        }
        Summary was = summary(others);
        double bound = BOUND_IN_DEVIATIONS * Math.max(LEAST, was.sampleSd().orElse(0));
        Interval interval = SequentialMeanTest.withDefaults()
                .withLevel(level)
                .withBound(bound)
                .interval(differences);
        return "worse on " + worse + " of " + differences.length + " seeds, better on " + better + ", tied on "
                + (differences.length - worse - better) + " (e = "
                + number(SequentialSignTest.withDefaults().evidence(worse, better)) + "; " + number(1 / level)
                + " is enough, so that at most " + number(100 * level)
                + " % of such tests fail by chance)\nmean " + quantity + " "
                + number(summary(regrets).mean()) + " instead of " + number(was.mean())
                + (unit.isEmpty() ? "" : " in " + unit) + "; counting differences beyond " + number(bound)
                + " as that much, greater by "
                + number(interval.lower()) + " to " + number(interval.upper()) + ", a "
                + number(100 * interval.level()) + " % interval";
    }

    private static String number(double value) {
        return new BigDecimal(value).round(FOUR_DIGITS).stripTrailingZeros().toPlainString();
    }

    private static Summary summary(List<Double> values) {
        return Summary.of(values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
