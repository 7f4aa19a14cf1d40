package org.nasgauge.statistics.anytime;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Performance profiles: for each solver the share of problems that it solved at a cost of at most tau times that of the
 * best solver. E. D. Dolan and J. J. Moré, "Benchmarking optimization software with performance profiles", Mathematical
 * Programming 91 (2002).
 */
public final class PerformanceProfiles {
    private PerformanceProfiles() {}

    /**
     * One profile a solver, in order, each a function of tau from 1 on. A problem that nobody solved stays unsolved in
     * all of them.
     *
     * @param costs one row a solver, one entry a problem; empty where it was not solved
     * @throws IllegalArgumentException if there is no problem, the rows differ in length, or a cost is not above 0
     */
    public static List<StepFunction> of(List<List<OptionalDouble>> costs) {
        int problems = costs.isEmpty() ? 0 : costs.get(0).size();
        if (problems == 0) {
            throw new IllegalArgumentException("no problems to profile");
        }
        for (List<OptionalDouble> row : costs) {
            if (row.size() != problems) {
                throw new IllegalArgumentException(row.size() + " costs for " + problems + " problems");
            }
            if (row.stream().flatMapToDouble(OptionalDouble::stream).anyMatch(cost -> !(cost > 0))) {
                throw new IllegalArgumentException("a cost is not above 0, so that no ratio to it exists");
            }
        }
        double[] best = IntStream.range(0, problems)
                .mapToDouble(problem -> costs.stream()
                        .flatMapToDouble(row -> row.get(problem).stream())
                        .min()
                        .orElse(1)) // nobody's, so never a divisor
                .toArray();
        return costs.stream()
                .map(row -> Shares.of(ratios(row, best), problems, 1))
                .toList();
    }

    private static double[] ratios(List<OptionalDouble> row, double[] best) {
        return IntStream.range(0, best.length)
                .boxed()
                .flatMapToDouble(problem -> row.get(problem).isPresent()
                        ? DoubleStream.of(row.get(problem).getAsDouble() / best[problem])
                        : DoubleStream.empty())
                .sorted()
                .toArray();
    }
}
