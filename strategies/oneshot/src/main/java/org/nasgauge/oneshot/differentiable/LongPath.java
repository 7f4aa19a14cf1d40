package org.nasgauge.oneshot.differentiable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nasgauge.oneshot.mixture.Relaxation;

/** Ways through a cell, by what they cost: how much the logarithms of their weights stay behind the largest of their edges. */
final class LongPath {
    private static final double LEAST = 1e-300;

    private LongPath() {}

    /** The last edge of a way, its choice, and what comes before it. */
    record Link(int edge, int choice, double cost, Optional<Link> before) {}

    /**
     * The cheapest way from the input to the output with so many operations or more that are neither skips nor none.
     *
     * @throws IllegalArgumentException if no way is so long
     */
    static Link cheapest(double[][] weights, Cell cell, int least) {
        List<List<Integer>> before = cell.before();
        List<List<Optional<Link>>> best = new ArrayList<>(); // of each edge, by operations so far, up to the least
        boolean[] inner = new boolean[cell.edges()];
        for (int edge = 0; edge < cell.edges(); edge++) {
            List<Optional<Link>> ways = new ArrayList<>();
            for (int operations = 0; operations <= least; operations++) {
                ways.add(Optional.empty());
            }
            for (int at = 0; at < weights[edge].length; at++) {
                int choice = cell.choices(edge).get(at);
                if (cell.isNone(edge, choice)) {
                    continue;
                }
                double cost = log(weights[edge][Relaxation.greatest(weights[edge])]) - log(weights[edge][at]);
                int counts = cell.isSkip(edge, choice) ? 0 : 1;
                if (before.get(edge).isEmpty()) {
                    offer(ways, Math.min(counts, least), new Link(edge, choice, cost, Optional.empty()));
                }
                for (int earlier : before.get(edge)) {
                    inner[earlier] = true;
                    for (int operations = 0; operations <= least; operations++) {
                        Optional<Link> way = best.get(earlier).get(operations);
                        if (way.isPresent()) {
                            Link link = new Link(edge, choice, way.get().cost + cost, way);
                            offer(ways, Math.min(operations + counts, least), link);
                        }
                    }
                }
            }
            best.add(ways);
        }
        List<Optional<Link>> whole = new ArrayList<>(List.of(Optional.empty()));
        for (int edge = 0; edge < cell.edges(); edge++) {
            Optional<Link> way = best.get(edge).get(least);
            if (!inner[edge] && way.isPresent()) {
                offer(whole, 0, way.get());
            }
        }
        return whole.get(0)
                .orElseThrow(() -> new IllegalArgumentException(
                        "no way through a cell has " + least + " operations that are not skips"));
    }

    private static double log(double weight) {
        return StrictMath.log(Math.max(weight, LEAST));
    }

    private static void offer(List<Optional<Link>> ways, int at, Link link) {
        if (ways.get(at).filter(there -> there.cost <= link.cost).isEmpty()) {
            ways.set(at, Optional.of(link));
        }
    }
}
