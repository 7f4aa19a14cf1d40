package org.nasgauge.statistics.multiobjective;

import org.nasgauge.statistics.CompensatedSum;
import org.nasgauge.statistics.Finite;

/**
 * IGD+: how far a front falls short of a known one, on average over the points of the known one. Ishibuchi, Masuda, Tanigaki
 * and Nojima, Modified distance calculation in generational distance and inverted generational distance, EMO 2015,
 * equations 14 and 18: only what a point lacks counts, not what it has more, so that a better front is never farther.
 */
public final class InvertedGenerationalDistancePlus {
    private InvertedGenerationalDistancePlus() {}

    /**
     * 0 exactly if every point of {@code reference} is covered by {@code front}.
     *
     * @param scale for each objective, what counts as one; a distance adds objectives of different units
     * @throws IllegalArgumentException if a front is empty, a scale is not positive, or the numbers of objectives differ
     */
    public static double of(ParetoFront front, ParetoFront reference, double... scale) {
        if (front.size() == 0 || reference.size() == 0) {
            throw new IllegalArgumentException("the distance between fronts of which one is empty");
        }
        Finite.sameLength(front.point(0), scale);
        Finite.sameLength(reference.point(0), scale);
        for (double unit : Finite.sample(scale, "scale")) {
            if (unit <= 0) {
                throw new IllegalArgumentException("scale " + unit + ", expected a positive number");
            }
        }
        CompensatedSum sum = new CompensatedSum();
        for (int i = 0; i < reference.size(); i++) {
            sum.add(distance(front, reference.point(i), scale));
        }
        return sum.value() / reference.size();
    }

    private static double distance(ParetoFront front, double[] target, double[] scale) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < front.size(); i++) {
            double[] point = front.point(i);
            double squares = 0;
            for (int objective = 0; objective < target.length; objective++) {
                double lack = Math.max(0, (target[objective] - point[objective]) / scale[objective]);
                squares += lack * lack;
            }
            least = Math.min(least, squares);
        }
        return StrictMath.sqrt(least);
    }
}
