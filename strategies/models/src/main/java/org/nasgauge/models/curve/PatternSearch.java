package org.nasgauge.models.curve;

import java.util.function.ToDoubleFunction;

/**
 * A climb without derivatives, along ridges too: each coordinate is moved by its step to either side, and what that led to is
 * followed further in the same direction as long as it climbs; then steps are halved. Hooke and Jeeves, “Direct search”
 * solution of numerical and statistical problems, Journal of the ACM 1961.
 */
final class PatternSearch {
    private static final int MOST_EVALUATIONS = 2_000;

    @SuppressWarnings("ArrayRecordComponent") // stays inside of the search
    private record Place(double[] at, double height) {}

    private final ToDoubleFunction<double[]> height;
    private final double[] steps;
    private int evaluations;

    private PatternSearch(ToDoubleFunction<double[]> height, double[] steps) {
        this.height = height;
        this.steps = steps.clone();
    }

    /**
     * @param height may be −∞, which is never climbed to
     * @param start where it is finite
     * @param steps at first, of each coordinate
     * @param halvings of the steps
     */
    static double[] highest(ToDoubleFunction<double[]> height, double[] start, double[] steps, int halvings) {
        PatternSearch search = new PatternSearch(height, steps);
        Place place = search.place(start.clone());
        for (int halving = 0; halving <= halvings; halving++) {
            place = search.climb(place);
            for (int k = 0; k < steps.length; k++) {
                search.steps[k] /= 2;
            }
        }
        return place.at;
    }

    private Place place(double[] at) {
        evaluations++;
        return new Place(at, height.applyAsDouble(at));
    }

    private Place climb(Place start) {
        Place before = start;
        Place best = around(before, before);
        while (best.height > before.height && evaluations < MOST_EVALUATIONS) {
            double[] further = new double[steps.length];
            for (int k = 0; k < further.length; k++) {
                further[k] = 2 * best.at[k] - before.at[k];
            }
            before = best;
            best = around(place(further), best);
            if (best.height <= before.height) {
                best = around(before, before);
            }
        }
        return best.height > before.height ? best : before;
    }

    /** The highest that single moves from a centre lead to, or what is best so far if that is higher. */
    private Place around(Place centre, Place best) {
        Place highest = centre;
        for (int k = 0; k < steps.length; k++) {
            for (int sign = 1; sign >= -1; sign -= 2) {
                double[] next = highest.at.clone();
                next[k] += sign * steps[k];
                Place moved = place(next);
                if (moved.height > highest.height) {
                    highest = moved;
                    break;
                }
            }
        }
        return highest.height > best.height ? highest : best;
    }
}
