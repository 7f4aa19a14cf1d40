package org.nasgauge.report.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.nasgauge.report.text.Decimals;
import org.nasgauge.statistics.Interval;
import org.nasgauge.statistics.Quantiles;
import org.nasgauge.statistics.sequential.SequentialSignTest;

/**
 * Whether B is fast enough beside A. Each round measures both, and every other one in the other order, so that what slows a
 * machine down meets both alike. Rounds go on until B is shown to be below the least ratio more often than above it, or the
 * reverse, or there were enough of them.
 *
 * @param rounds in the order in which they were made
 * @param limits that it was made with
 */
public record SpeedCheck(List<Round> rounds, Limits limits) {
    private static final int DIGITS = 4;

    public SpeedCheck {
        rounds = List.copyOf(rounds);
    }

    /** CPU seconds of both, from 0. */
    public record Round(double a, double b) {
        /** How many times as fast as A B is; 1 where neither took anything. */
        double ratio() {
            return a == b ? 1 : a / Math.max(b, Double.MIN_NORMAL);
        }
    }

    /**
     * What is asked for.
     *
     * @param least B has to be so many times as fast as A, above 0
     * @param most rounds, at least 1
     * @param level the chance that B is called too slow though it is not, whenever one stops; in (0, 1)
     */
    public record Limits(double least, int most, double level) {
        SequentialSignTest test() {
            return SequentialSignTest.withDefaults().withLevel(level);
        }
    }

    public enum Verdict {
        TOO_SLOW,
        FAST_ENOUGH,
        UNDECIDED
    }

    /** Measures; one round before the others is not counted. */
    public static SpeedCheck run(DoubleSupplier a, DoubleSupplier b, Limits limits) {
        List<Round> rounds = new ArrayList<>();
        SpeedCheck check = new SpeedCheck(rounds, limits);
        for (int round = -1; round < limits.most() && check.verdict() == Verdict.UNDECIDED; round++) {
            Round measured = round % 2 == 0 ? beginningWithA(a, b) : beginningWithB(a, b);
            if (round >= 0) {
                rounds.add(measured);
                check = new SpeedCheck(rounds, limits);
            }
        }
        return check;
    }

    private static Round beginningWithA(DoubleSupplier a, DoubleSupplier b) {
        double first = a.getAsDouble();
        return new Round(first, b.getAsDouble());
    }

    private static Round beginningWithB(DoubleSupplier a, DoubleSupplier b) {
        double first = b.getAsDouble();
        return new Round(a.getAsDouble(), first);
    }

    public Verdict verdict() {
        SequentialSignTest test = limits.test();
        if (test.evidence(slower(), faster()) >= test.threshold()) {
            return Verdict.TOO_SLOW;
        }
        return test.evidence(faster(), slower()) >= test.threshold() ? Verdict.FAST_ENOUGH : Verdict.UNDECIDED;
    }

    /** Rounds with a ratio below the least. */
    int slower() {
        return (int)
                rounds.stream().filter(round -> round.ratio() < limits.least()).count();
    }

    private int faster() {
        return (int)
                rounds.stream().filter(round -> round.ratio() > limits.least()).count();
    }

    /** Numbers, interval and verdict in words; there is at least one round. */
    public String words() {
        double[] ratios = rounds.stream().mapToDouble(Round::ratio).toArray();
        Interval interval = limits.test().medianInterval(ratios);
        String verdict = switch (verdict()) {
            case TOO_SLOW -> "B is too slow";
            case FAST_ENOUGH -> "B is fast enough";
            case UNDECIDED -> "B is not shown to be too slow";
        };
        return verdict + ": " + number(Quantiles.of(ratios).at(0.5)) + " times as fast as A, the median of "
                + ratios.length + " rounds; " + number(100 * interval.level()) + " % interval "
                + end(interval.lower()) + " to " + end(interval.upper()) + "; at least " + number(limits.least())
                + " is asked for\nbelow that in " + slower() + " rounds, above in " + faster() + " (e = "
                + number(limits.test().evidence(slower(), faster())) + "; "
                + number(limits.test().threshold())
                + " is enough)";
    }

    private static String number(double value) {
        return Decimals.significant(value, DIGITS);
    }

    private static String end(double value) {
        return Double.isInfinite(value) ? "unknown" : number(value);
    }
}
