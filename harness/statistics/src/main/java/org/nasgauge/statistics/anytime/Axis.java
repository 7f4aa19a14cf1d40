package org.nasgauge.statistics.anytime;

/** How the budget is measured when an area is taken: by its value, or by its logarithm. */
public enum Axis {
    LINEAR {
        @Override
        double distance(double from, double to) {
            return to - from;
        }

        @Override
        double between(double from, double to, double share) {
            return from + (to - from) * share;
        }
    },
    LOGARITHMIC {
        @Override
        double distance(double from, double to) {
            return StrictMath.log(to) - StrictMath.log(from);
        }

        @Override
        double between(double from, double to, double share) {
            return from * StrictMath.pow(to / from, share);
        }
    };

    abstract double distance(double from, double to);

    abstract double between(double from, double to, double share);

    /**
     * Evenly spaced budgets on this axis, both ends included exactly.
     *
     * @param count how many, at least 2
     * @throws IllegalArgumentException if the range is empty, or starts at 0 or below on a logarithmic axis
     */
    public double[] grid(double from, double to, int count) {
        requireRange(from, to);
        if (count < 2) {
            throw new IllegalArgumentException("a grid has at least 2 points, not " + count);
        }
        double[] grid = new double[count];
        for (int i = 0; i < count; i++) {
            grid[i] = between(from, to, (double) i / (count - 1));
        }
        grid[0] = from;
        grid[count - 1] = to;
        return grid;
    }

    void requireRange(double from, double to) {
        if (!(Double.isFinite(from) && Double.isFinite(to) && from < to)) {
            throw new IllegalArgumentException("no range from " + from + " to " + to);
        }
        if (this == LOGARITHMIC && from <= 0) {
            throw new IllegalArgumentException("a logarithmic axis starts above 0, not at " + from);
        }
    }
}
