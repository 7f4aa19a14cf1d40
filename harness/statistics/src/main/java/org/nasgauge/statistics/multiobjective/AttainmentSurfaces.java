package org.nasgauge.statistics.multiobjective;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What shares of repeated runs attain, in two objectives. A run attains a point if one of its own is nowhere worse. Fonseca
 * and Fleming, On the performance assessment and comparison of stochastic multiobjective optimizers, PPSN 1996; Grunert da
 * Fonseca, Fonseca and Hall, Inferential performance assessment of stochastic optimisers and the attainment function, EMO
 * 2001.
 */
public final class AttainmentSurfaces {
    private final List<Found> found;
    private final int runs;

    private AttainmentSurfaces(List<Found> found, int runs) {
        this.found = found;
        this.runs = runs;
    }

    private record Found(double x, double y, int run) {}

    /**
     * @param fronts one a run; a run may have found nothing
     * @throws IllegalArgumentException if there are no runs or the points have not two objectives
     */
    public static AttainmentSurfaces of(List<ParetoFront> fronts) {
        if (fronts.isEmpty()) {
            throw new IllegalArgumentException("no runs");
        }
        List<Found> found = new ArrayList<>();
        for (int run = 0; run < fronts.size(); run++) {
            for (double[] point : fronts.get(run).points()) {
                if (point.length != 2) {
                    throw new IllegalArgumentException(
                            "attainment surfaces of " + point.length + " objectives; expected 2");
                }
                found.add(new Found(point[0], point[1], run));
            }
        }
        found.sort(Comparator.comparingDouble(Found::x).reversed());
        return new AttainmentSurfaces(found, fronts.size());
    }

    public int runs() {
        return runs;
    }

    /** Where at least this share of the runs attains; of 0.5, the median attainment surface. */
    public ParetoFront atLeast(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share is " + share + ", expected more than 0 and at most 1");
        }
        return attainedBy((int) StrictMath.ceil(share * runs - 1e-9));
    }

    /**
     * The corners of the region that at least {@code count} runs attain; empty if there is no such region.
     *
     * @param count from 1, the best surface, to the number of runs, the worst
     */
    public ParetoFront attainedBy(int count) {
        if (count < 1 || count > runs) {
            throw new IllegalArgumentException(count + " of " + runs + " runs");
        }
        // With x falling, what each run has attained in y at that x, ascending over the runs.
        double[] attained = new double[runs];
        double[] ascending = new double[runs];
        Arrays.fill(attained, Double.NEGATIVE_INFINITY);
        Arrays.fill(ascending, Double.NEGATIVE_INFINITY);
        List<double[]> corners = new ArrayList<>();
        for (Found point : found) {
            if (point.y > attained[point.run]) {
                replace(ascending, attained[point.run], point.y);
                attained[point.run] = point.y;
                double level = ascending[runs - count];
                if (level > Double.NEGATIVE_INFINITY) {
                    corners.add(new double[] {point.x, level});
                }
            }
        }
        return ParetoFront.of(corners);
    }

    private static void replace(double[] ascending, double old, double greater) {
        int at = Arrays.binarySearch(ascending, old);
        while (at + 1 < ascending.length && ascending[at + 1] < greater) {
            ascending[at] = ascending[++at];
        }
        ascending[at] = greater;
    }
}
