package org.nasgauge.models.curve;

import java.util.Arrays;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;

/** A curve of one family, the nearest to what was seen by least squares. */
public final class FittedCurve {
    /** The authors' start, and others around it, which are the same for each curve, until two come to the same minimum. */
    private static final int STARTS = 8;

    private static final double SAME = 1e-6;

    private final CurveFamily family;
    private final double[] parameters;
    private final double squares;

    private FittedCurve(CurveFamily family, LevenbergMarquardt.Minimum minimum) {
        this.family = family;
        this.parameters = minimum.parameters();
        this.squares = minimum.squares();
    }

    /**
     * @param values after the epochs 1, 2, …, as shares of 1; at least as many as the family has parameters
     * @throws IllegalArgumentException if they are fewer
     */
    public static FittedCurve of(CurveFamily family, double[] values) {
        return of(family, values, STARTS);
    }

    /** @param starts at the most */
    static FittedCurve of(CurveFamily family, double[] values, int starts) {
        int size = family.size();
        if (values.length < size) {
            throw new IllegalArgumentException(
                    values.length + " epochs; a curve of the family " + family + " has " + size + " parameters");
        }
        double[] logs = new double[values.length];
        Arrays.setAll(logs, i -> StrictMath.log(i + 1.0));
        double[] least = new double[size];
        double[] most = new double[size];
        for (int k = 0; k < size; k++) {
            least[k] = family.parameter(k).least();
            most[k] = family.parameter(k).most();
        }
        LevenbergMarquardt search = new LevenbergMarquardt(
                (parameters, into) -> Arrays.setAll(into, i -> family.value(i + 1.0, logs[i], parameters) - values[i]),
                values.length,
                least,
                most);
        SeededRandom random =
                SeedTree.root(0).child("curve").child(family.name()).generator();
        LevenbergMarquardt.Minimum best = search.from(start(family, 0, random));
        for (int i = 1; i < starts; i++) {
            LevenbergMarquardt.Minimum next = search.from(start(family, 1, random));
            double difference = Math.abs(next.squares() - best.squares());
            best = next.squares() < best.squares() ? next : best;
            if (difference <= SAME * best.squares()) {
                break;
            }
        }
        return new FittedCurve(family, best);
    }

    /** @param spread deviation of the logarithm of each parameter */
    private static double[] start(CurveFamily family, double spread, SeededRandom random) {
        double[] start = new double[family.size()];
        for (int k = 0; k < start.length; k++) {
            CurveFamily.Parameter parameter = family.parameter(k);
            double drawn = parameter.start() * StrictMath.exp(spread * random.nextGaussian());
            start[k] = Math.max(parameter.least(), Math.min(parameter.most(), drawn));
        }
        return start;
    }

    public CurveFamily family() {
        return family;
    }

    /** A copy, in the order of the family's formula. */
    public double[] parameters() {
        return parameters.clone();
    }

    /** What is left: the sum of squared differences. */
    public double squares() {
        return squares;
    }

    /** As a share of 1; it need not lie between 0 and 1. */
    public double at(double epoch) {
        return family.value(epoch, StrictMath.log(epoch), parameters);
    }
}
