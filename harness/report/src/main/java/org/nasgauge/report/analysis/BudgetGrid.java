package org.nasgauge.report.analysis;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.nasgauge.report.analysis.BudgetAxis.BudgetRange;
import org.nasgauge.report.text.Decimals;
import org.nasgauge.statistics.anytime.Axis;

/** The budgets at which curves are taken: many evenly spaced ones, and few round ones that tables can name. */
final class BudgetGrid {
    private static final int POINTS = 200;

    private BudgetGrid() {}

    static double[] of(BudgetAxis axis, BudgetRange range) {
        if (range.start() >= range.end()) {
            return new double[] {range.start()};
        }
        int count =
                axis == BudgetAxis.EVALUATIONS ? (int) StrictMath.min(POINTS, range.end() - range.start() + 1) : POINTS;
        DoubleStream even = Arrays.stream(Axis.LINEAR.grid(range.start(), range.end(), count))
                .map(budget -> axis == BudgetAxis.EVALUATIONS ? StrictMath.rint(budget) : budget);
        return DoubleStream.concat(even, Arrays.stream(round(range)))
                .sorted()
                .distinct()
                .toArray();
    }

    /** 1, 2 and 5 times the powers of ten in the range, and its end. */
    static double[] round(BudgetRange range) {
        if (!(range.end() > 0)) {
            return new double[] {range.end()};
        }
        DoubleStream.Builder round = DoubleStream.builder();
        int first = range.start() > 0 ? Decimals.exponent(range.start()) : -3;
        for (int exponent = first; exponent <= Decimals.exponent(range.end()); exponent++) {
            for (int factor : new int[] {1, 2, 5}) {
                double budget =
                        BigDecimal.valueOf(factor).scaleByPowerOfTen(exponent).doubleValue();
                if (budget >= range.start() && budget < range.end()) {
                    round.add(budget);
                }
            }
        }
        return round.add(range.end()).build().toArray();
    }
}
