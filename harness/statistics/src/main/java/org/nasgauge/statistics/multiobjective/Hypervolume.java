package org.nasgauge.statistics.multiobjective;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.nasgauge.statistics.CompensatedSum;
import org.nasgauge.statistics.Finite;

/**
 * The volume that a front dominates above a reference point: Zitzler and Thiele, Multiobjective optimization using
 * evolutionary algorithms, PPSN 1998. Exact but for rounding. A point that is not better than the reference in every
 * objective adds nothing.
 *
 * <p>Two and three objectives are swept in O(n log n): the third objective downwards, while a balanced tree keeps the
 * staircase of the other two (Beume, Fonseca, López-Ibáñez, Paquete and Vahrenhold, On the complexity of computing the
 * hypervolume indicator, IEEE Transactions on Evolutionary Computation 2009).
 */
public final class Hypervolume {
    private Hypervolume() {}

    /**
     * The hypervolume of a front; 0 of an empty one.
     *
     * @throws IllegalArgumentException unless there are two or three objectives, as many as the front has
     */
    public static double of(ParetoFront front, double... reference) {
        Finite.sample(reference, "reference");
        if (reference.length != 2 && reference.length != 3) {
            throw new IllegalArgumentException(
                    "the hypervolume of " + reference.length + " objectives; expected 2 or 3");
        }
        if (front.size() > 0) {
            Finite.sameLength(front.point(0), reference);
        }
        int depth = reference.length - 1;
        double[][] inside = front.points().stream()
                .filter(point -> strictlyBetter(point, reference))
                .sorted(Comparator.<double[]>comparingDouble(point -> point[depth])
                        .reversed())
                .toArray(double[][]::new);
        return depth == 1 ? area(inside, reference) : volume(inside, reference);
    }

    private static boolean strictlyBetter(double[] point, double[] reference) {
        for (int i = 0; i < point.length; i++) {
            if (point[i] <= reference[i]) {
                return false;
            }
        }
        return true;
    }

    /** @param points by the second objective, the greatest first, so by the first, the least first */
    private static double area(double[][] points, double[] reference) {
        CompensatedSum area = new CompensatedSum();
        double left = reference[0];
        for (double[] point : points) {
            area.add((point[0] - left) * (point[1] - reference[1]));
            left = point[0];
        }
        return area.value();
    }

    /** @param points by the third objective, the greatest first */
    private static double volume(double[][] points, double[] reference) {
        CompensatedSum volume = new CompensatedSum();
        Staircase staircase = new Staircase(reference[0], reference[1]);
        for (int i = 0; i < points.length; i++) {
            staircase.add(points[i][0], points[i][1]);
            double below = i + 1 < points.length ? points[i + 1][2] : reference[2];
            volume.add(staircase.area() * (points[i][2] - below));
        }
        return volume.value();
    }

    /** The union of the rectangles from the reference to each point: y falls where x rises. */
    private static final class Staircase {
        private final double left;
        private final double bottom;
        private final TreeMap<Double, Double> steps = new TreeMap<>();
        private final CompensatedSum area = new CompensatedSum();

        Staircase(double left, double bottom) {
            this.left = left;
            this.bottom = bottom;
        }

        double area() {
            return area.value();
        }

        /** What the new rectangle adds is gathered from its right side to the left, one step of the old stair at a time. */
        void add(double x, double y) {
            Map.Entry<Double, Double> next = steps.ceilingEntry(x);
            double height = next == null ? bottom : next.getValue();
            double right = x;
            while (height < y) {
                Map.Entry<Double, Double> step = steps.lowerEntry(right);
                double edge = step == null ? left : step.getKey();
                area.add((right - edge) * (y - height));
                if (right < x) {
                    steps.remove(right);
                }
                right = edge;
                height = step == null ? Double.POSITIVE_INFINITY : step.getValue();
            }
            if (right < x) {
                steps.put(x, y);
            }
        }
    }
}
