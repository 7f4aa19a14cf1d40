package org.nasgauge.statistics.multiobjective;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
 * hypervolume indicator, IEEE Transactions on Evolutionary Computation 2009). With more, the volume that each point adds
 * to those above it in the last objective is found with one objective less (While, Bradstreet and Barone, A fast way of
 * calculating exact hypervolumes, IEEE Transactions on Evolutionary Computation 2012): the time grows steeply, see
 * {@link #exactUpTo}.
 */
public final class Hypervolume {
    private static final int[] EXACT_UP_TO = {1_000, 500, 300, 200, 100, 40, 40, 40, 40};
    private static final int EXACT_UP_TO_IN_MORE = 20;

    private Hypervolume() {}

    /**
     * How many points can have so many objectives for their volume to be exact within about a second: any number of two
     * and three, 1,000 of four, 500 of five, 300 of six, 200 of seven, 100 of eight, 40 of nine to twelve, and 20 of
     * more. {@link HypervolumeSampling} estimates the volume of larger fronts.
     */
    public static int exactUpTo(int objectives) {
        if (objectives < 4) {
            return Integer.MAX_VALUE;
        }
        return objectives - 4 < EXACT_UP_TO.length ? EXACT_UP_TO[objectives - 4] : EXACT_UP_TO_IN_MORE;
    }

    /**
     * The hypervolume of a front; 0 of an empty one.
     *
     * @throws IllegalArgumentException unless there are at least two objectives, as many as the front has
     */
    public static double of(ParetoFront front, double... reference) {
        return volume(above(front, reference), reference.length, reference);
    }

    /** The points that are better than the reference in every objective. */
    static List<double[]> above(ParetoFront front, double... reference) {
        Finite.sample(reference, "reference");
        if (reference.length < 2) {
            throw new IllegalArgumentException("the hypervolume of one objective; expected at least 2");
        }
        if (front.size() > 0) {
            Finite.sameLength(front.point(0), reference);
        }
        return front.points().stream()
                .filter(point -> strictlyBetter(point, reference))
                .toList();
    }

    private static boolean strictlyBetter(double[] point, double[] reference) {
        for (int i = 0; i < point.length; i++) {
            if (point[i] <= reference[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * @param points none of which another covers
     * @param objectives how many of their coordinates count
     */
    private static double volume(List<double[]> points, int objectives, double[] reference) {
        if (points.isEmpty()) {
            return 0;
        }
        List<double[]> falling = new ArrayList<>(points);
        falling.sort(Comparator.<double[]>comparingDouble(point -> point[objectives - 1])
                .reversed());
        return switch (objectives) {
            case 2 -> area(falling, reference);
            case 3 -> sweep(falling, reference);
            default -> slices(falling, objectives, reference);
        };
    }

    /** @param points by the second objective, the greatest first, so by the first, the least first */
    private static double area(List<double[]> points, double[] reference) {
        CompensatedSum area = new CompensatedSum();
        double left = reference[0];
        for (double[] point : points) {
            area.add((point[0] - left) * (point[1] - reference[1]));
            left = point[0];
        }
        return area.value();
    }

    /** @param points by the third objective, the greatest first; one may cover another */
    private static double sweep(List<double[]> points, double[] reference) {
        CompensatedSum volume = new CompensatedSum();
        Staircase staircase = new Staircase(reference[0], reference[1]);
        for (int i = 0; i < points.size(); i++) {
            double[] point = points.get(i);
            staircase.add(point[0], point[1]);
            double below = i + 1 < points.size() ? points.get(i + 1)[2] : reference[2];
            volume.add(staircase.area() * (point[2] - below));
        }
        return volume.value();
    }

    /**
     * What a point adds to those above it is as high in the last objective as the point itself.
     *
     * @param points by the last objective, the greatest first
     */
    private static double slices(List<double[]> points, int objectives, double[] reference) {
        int rest = objectives - 1;
        CompensatedSum volume = new CompensatedSum();
        for (int i = 0; i < points.size(); i++) {
            double[] point = points.get(i);
            double added =
                    box(point, rest, reference) - volume(shared(point, points.subList(0, i), rest), rest, reference);
            volume.add(added * (point[rest] - reference[rest]));
        }
        return volume.value();
    }

    static double box(double[] point, int objectives, double[] reference) {
        double box = 1;
        for (int i = 0; i < objectives; i++) {
            box *= point[i] - reference[i];
        }
        return box;
    }

    /** The corners of what others dominate of a point's box, without those that another covers. */
    private static List<double[]> shared(double[] point, List<double[]> others, int objectives) {
        List<double[]> corners = new ArrayList<>();
        for (double[] other : others) {
            double[] corner = new double[objectives];
            for (int i = 0; i < objectives; i++) {
                corner[i] = StrictMath.min(point[i], other[i]);
            }
            if (corners.stream().noneMatch(kept -> Dominance.covers(kept, corner))) {
                corners.removeIf(kept -> Dominance.covers(corner, kept));
                corners.add(corner);
            }
        }
        return corners;
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
