package org.nasgauge.tabular.making;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Trains again, in rounds, whatever may still be among the best. Each class has a mean of final test accuracies, with the
 * standard error that so many trainings have by the deviation between seeds. Who is sure of a place among the best share
 * sets the bar: a class whose interval ends below that of the last of them is out, and any other is trained under its next
 * seed, until it has as many as are given. So races Maron and Moore (Hoeffding races, NeurIPS 1993), with normal intervals.
 *
 * <p>A round sees the trainings of the plan and of the rounds before, and no others: a build that was killed, and goes on,
 * trains the same.
 *
 * @param share of all classes that are the best, above 0 and below 1
 * @param most trainings of a class, at least 2: under the seeds from 0
 */
public record Race(double share, int most) {
    /** Of a normal distribution: an interval's upper end, and its lower one, hold with 95 % each. */
    private static final double STANDARD_ERRORS = 1.6448536269514722;

    public Race {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("a share of " + share + "; expected one between 0 and 1");
        }
        if (most < 2) {
            throw new IllegalArgumentException("at most " + most + " trainings of a class; a race needs 2 or more");
        }
    }

    /**
     * What was seen of a class.
     *
     * @param asked the seeds that it was to be trained under
     * @param finals the test accuracies at the end of those trainings that came to an end
     */
    record Seen(Set<Integer> asked, List<Double> finals) {
        double mean() {
            return finals.stream().mapToDouble(x -> x).sum() / finals.size();
        }

        double squares() {
            double mean = mean();
            return finals.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
        }

        int nextSeed() {
            return IntStream.iterate(0, seed -> seed + 1)
                    .filter(seed -> !asked.contains(seed))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /**
     * Who is trained once more, and under which seed.
     *
     * @param classes by row
     * @return a seed by row; empty when the race is over
     */
    SortedMap<Integer, Integer> round(SortedMap<Integer, Seen> classes) {
        SortedMap<Integer, Seen> seen = new TreeMap<>(classes);
        seen.values().removeIf(of -> of.finals().isEmpty());
        SortedMap<Integer, Integer> again = new TreeMap<>();
        if (seen.isEmpty()) {
            return again;
        }
        double deviation = deviation(seen.values());
        double[] lower = seen.values().stream()
                .mapToDouble(of -> of.mean() - margin(of, deviation))
                .sorted()
                .toArray();
        double bar = lower[lower.length - (int) Math.ceil(share * lower.length)];
        seen.forEach((row, of) -> {
            if (of.asked().size() < most && of.mean() + margin(of, deviation) >= bar) {
                again.put(row, of.nextSeed());
            }
        });
        return again;
    }

    private static double margin(Seen of, double deviation) {
        return STANDARD_ERRORS * deviation / Math.sqrt(of.finals().size());
    }

    /**
     * Between seeds, pooled over the better half of the classes with several: bad networks scatter more. As wide as the
     * classes differ where none has several.
     */
    private static double deviation(Collection<Seen> seen) {
        double[] means = seen.stream().mapToDouble(Seen::mean).sorted().toArray();
        double median = means[means.length / 2];
        List<Seen> several = new ArrayList<>(seen);
        several.removeIf(of -> of.finals().size() < 2 || of.mean() < median);
        double freedom =
                several.stream().mapToDouble(of -> of.finals().size() - 1).sum();
        double squares = several.stream().mapToDouble(Seen::squares).sum();
        if (freedom == 0) {
            double mean = Arrays.stream(means).average().orElseThrow();
            squares = Arrays.stream(means).map(x -> (x - mean) * (x - mean)).sum();
            freedom = Math.max(1, means.length - 1);
        }
        return Math.sqrt(squares / freedom);
    }
}
