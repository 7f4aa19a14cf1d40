package org.nasgauge.report.analysis;

import java.util.List;
import java.util.Optional;

/**
 * What the runs of a study had reached on average after each of some budgets.
 *
 * @param runs how many
 */
public record AnytimeCurve(int runs, List<Point> points) {
    public AnytimeCurve {
        points = List.copyOf(points);
    }

    /** The mean over the runs with its 95 % interval, within what is possible; all three are equal for a single run. */
    public record Point(double budget, double mean, double lower, double upper) {}

    /** The point at exactly this budget. */
    public Optional<Point> at(double budget) {
        return points.stream().filter(point -> point.budget() == budget).findFirst();
    }
}
