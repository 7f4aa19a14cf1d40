package org.nasgauge.report.figure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.nasgauge.report.figure.Figure.Axis.Scale;
import org.nasgauge.report.text.Decimals;

/** Round numbers along an axis. */
final class Ticks {
    private static final int[] STEPS = {1, 2, 5, 10};

    /** A value and how it is written. */
    record Tick(double at, String label) {
        private static Tick of(BigDecimal value) {
            return new Tick(value.doubleValue(), Decimals.shortest(value.doubleValue()));
        }
    }

    private Ticks() {}

    /** @param most how many there may be, at least 2 */
    static List<Tick> of(Scale scale, Extent extent, int most) {
        return scale == Scale.LINEAR ? linear(extent, most) : logarithmic(extent, most);
    }

    /** Multiples of 1, 2 or 5 times a power of ten: the smallest step that gives few enough. */
    private static List<Tick> linear(Extent extent, int most) {
        double length = extent.to() - extent.from();
        for (int exponent = Decimals.exponent(length / most); ; exponent++) {
            for (int factor : STEPS) {
                BigDecimal step = BigDecimal.valueOf(factor).scaleByPowerOfTen(exponent);
                if (length / step.doubleValue() <= most) {
                    return multiples(step, extent);
                }
            }
        }
    }

    private static List<Tick> multiples(BigDecimal step, Extent extent) {
        List<Tick> ticks = new ArrayList<>();
        long first = (long) StrictMath.ceil(extent.from() / step.doubleValue());
        long last = (long) StrictMath.floor(extent.to() / step.doubleValue());
        for (long i = first; i <= last; i++) {
            ticks.add(Tick.of(step.multiply(BigDecimal.valueOf(i))));
        }
        return ticks;
    }

    /** 1, 2 and 5 times the powers of ten if there is room, otherwise every power, every second, and so on. */
    private static List<Tick> logarithmic(Extent extent, int most) {
        List<Tick> fine = powers(extent, new int[] {1, 2, 5}, 1);
        if (fine.size() <= most) {
            return fine.size() >= 2 ? fine : linear(extent, most);
        }
        for (int stride = 1; ; stride++) {
            List<Tick> coarse = powers(extent, new int[] {1}, stride);
            if (coarse.size() <= most) {
                return coarse;
            }
        }
    }

    private static List<Tick> powers(Extent extent, int[] factors, int stride) {
        List<Tick> ticks = new ArrayList<>();
        for (int exponent = Decimals.exponent(extent.from()); exponent <= Decimals.exponent(extent.to()); exponent++) {
            if (Math.floorMod(exponent, stride) != 0) {
                continue;
            }
            for (int factor : factors) {
                Tick tick = Tick.of(BigDecimal.valueOf(factor).scaleByPowerOfTen(exponent));
                if (tick.at() >= extent.from() && tick.at() <= extent.to()) {
                    ticks.add(tick);
                }
            }
        }
        return ticks;
    }
}
