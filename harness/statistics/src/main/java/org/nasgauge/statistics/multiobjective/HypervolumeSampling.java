package org.nasgauge.statistics.multiobjective;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.nasgauge.statistics.Summary;

/**
 * The hypervolume by Monte Carlo, where the exact one takes too long. A box of the front is drawn by its volume and a place
 * in it evenly; the sum of the boxes' volumes over the number of boxes that hold the place is on average the volume of
 * their union (Karp, Luby and Madras, Monte-Carlo approximation algorithms for enumeration problems, Journal of Algorithms
 * 1989, section 5). The relative error does not grow with the number of objectives.
 */
public final class HypervolumeSampling {
    private HypervolumeSampling() {}

    /**
     * @param value unbiased; 0 exactly of a front that nowhere exceeds the reference
     * @param standardError of {@code value}
     */
    public record Estimate(double value, double standardError) {}

    /**
     * @param samples at least 2
     * @param random is asked for {@code nextDouble()} only
     * @throws IllegalArgumentException if {@link Hypervolume} refuses the front
     */
    public static Estimate of(ParetoFront front, double[] reference, int samples, RandomGenerator random) {
        List<double[]> points = Hypervolume.above(front, reference);
        if (points.isEmpty()) {
            return new Estimate(0, 0);
        }
        double[] upTo = new double[points.size()];
        double total = 0;
        for (int i = 0; i < upTo.length; i++) {
            total += Hypervolume.box(points.get(i), reference.length, reference);
            upTo[i] = total;
        }
        double[] values = new double[samples];
        double[] place = new double[reference.length];
        for (int sample = 0; sample < samples; sample++) {
            int found = Arrays.binarySearch(upTo, random.nextDouble() * total);
            double[] point = points.get(StrictMath.min(found < 0 ? -found - 1 : found + 1, upTo.length - 1));
            for (int i = 0; i < place.length; i++) {
                place[i] = reference[i] + random.nextDouble() * (point[i] - reference[i]);
            }
            values[sample] = total
                    / points.stream()
                            .filter(box -> Dominance.covers(box, place))
                            .count();
        }
        Summary summary = Summary.of(values);
        return new Estimate(summary.mean(), summary.standardError().orElseThrow());
    }
}
