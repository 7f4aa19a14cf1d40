package org.nasgauge.statistics.multiobjective;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.nasgauge.statistics.Finite;

/** The distinct points of a set that no other dominates, the greatest in the first objective first. Immutable. */
public final class ParetoFront {
    private static final Comparator<double[]> GREATEST_FIRST = (a, b) -> Arrays.compare(b, a);

    private final List<double[]> points;

    private ParetoFront(List<double[]> points) {
        this.points = points;
    }

    /**
     * The front of some points, which does not depend on their order.
     *
     * @throws IllegalArgumentException if a number is not finite or the points have different lengths
     */
    public static ParetoFront of(List<double[]> points) {
        List<double[]> sorted = points.stream()
                .map(point -> Finite.sample(point, "point"))
                .sorted(GREATEST_FIRST)
                .toList();
        List<double[]> front = new ArrayList<>();
        for (double[] point : sorted) {
            Finite.sameLength(point, sorted.get(0));
            if (front.stream().noneMatch(kept -> Dominance.covers(kept, point))) {
                front.add(point);
            }
        }
        return new ParetoFront(List.copyOf(front));
    }

    public int size() {
        return points.size();
    }

    /** Copies of the points. */
    public List<double[]> points() {
        return points.stream().map(double[]::clone).toList();
    }

    /** The coordinates of a point, which the caller does not change. */
    double[] point(int index) {
        return points.get(index);
    }

    /** Whether a point of the front is nowhere worse. */
    public boolean covers(double... point) {
        return points.stream().anyMatch(kept -> Dominance.covers(kept, point));
    }

    /** This front and one point more. */
    public ParetoFront with(double... point) {
        double[] added = Finite.sample(point, "point");
        if (covers(added)) {
            return this;
        }
        List<double[]> front = new ArrayList<>(points.size() + 1);
        points.stream().filter(kept -> !Dominance.covers(added, kept)).forEach(front::add);
        front.add(added);
        front.sort(GREATEST_FIRST);
        return new ParetoFront(List.copyOf(front));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ParetoFront that && Arrays.deepEquals(points.toArray(), that.points.toArray());
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(points.toArray());
    }

    @Override
    public String toString() {
        return "ParetoFront" + Arrays.deepToString(points.toArray());
    }
}
