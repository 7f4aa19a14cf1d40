package org.nasgauge.tabular.making;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.tabular.format.RowIndex;

/**
 * What to train, in which order. The classes of a smaller space may come first, under every seed; then the classes of
 * the space in a fixed pseudo-random order, so that those that are done at any time are an unbiased sample: the first
 * seed for all of them, then, class by class in the same order, the other seeds.
 */
public final class BuildPlan {
    private final EnumerableSpace space;
    private final RowIndex rowIndex;
    private final List<Integer> seeds;
    private final Shard shard;
    private final boolean whole;
    private final List<Job> jobs;

    private BuildPlan(
            EnumerableSpace space, RowIndex rowIndex, List<Integer> seeds, Shard shard, boolean whole, List<Job> jobs) {
        this.space = space;
        this.rowIndex = rowIndex;
        this.seeds = seeds;
        this.shard = shard;
        this.whole = whole;
        this.jobs = jobs;
    }

    /** Every class under every seed: the first seed is the first to be done. */
    public static BuildPlan of(EnumerableSpace space, List<Integer> seeds) {
        return of(space, seeds, Integer.MAX_VALUE);
    }

    /**
     * @param seeds in the order in which they are trained
     * @param several how many classes, the first of the pseudo-random order, have more than the first seed
     */
    public static BuildPlan of(EnumerableSpace space, List<Integer> seeds, int several) {
        RowIndex rowIndex = RowIndex.of(space);
        return new BuildPlan(
                space,
                rowIndex,
                List.copyOf(seeds),
                Shard.WHOLE,
                true,
                inRandomOrder(space, rowIndex, seeds, several, Set.of()));
    }

    /** Every class under every seed. */
    public static BuildPlan of(EnumerableSpace space, EnumerableSpace first, List<Integer> seeds) {
        return of(space, first, seeds, Integer.MAX_VALUE);
    }

    /**
     * @param first a space whose architectures have the same written form in the larger space: complete first
     * @param seeds in the order in which they are trained
     * @param several how many classes, the first of the pseudo-random order, have more than the first seed
     */
    public static BuildPlan of(EnumerableSpace space, EnumerableSpace first, List<Integer> seeds, int several) {
        RowIndex all = RowIndex.of(space);
        RowIndex small = RowIndex.of(first);
        Map<Integer, Integer> rows = new LinkedHashMap<>();
        for (int i = 0; i < small.rows(); i++) {
            int number = space.indexOf(space.parse(first.format(first.at(small.representative(i)))));
            rows.putIfAbsent(all.row(number), number);
        }
        RowIndex rowIndex = all.representedBy(rows.values());
        List<Job> jobs = new ArrayList<>();
        for (int seed : seeds) {
            for (int row : rows.keySet()) {
                jobs.add(new Job(row, space.at(rowIndex.representative(row)), seed));
            }
        }
        jobs.addAll(inRandomOrder(space, rowIndex, seeds, several, rows.keySet()));
        return new BuildPlan(space, rowIndex, List.copyOf(seeds), Shard.WHOLE, true, List.copyOf(jobs));
    }

    private static List<Job> inRandomOrder(
            EnumerableSpace space, RowIndex rowIndex, List<Integer> seeds, int several, Set<Integer> without) {
        List<Integer> order = order(rowIndex.rows()).boxed().toList();
        List<Integer> pending =
                order.stream().filter(row -> !without.contains(row)).toList();
        List<Job> jobs = new ArrayList<>();
        pending.forEach(row -> jobs.add(job(space, rowIndex, row, seeds.get(0))));
        List<Integer> again = new ArrayList<>(order.subList(0, Math.min(several, order.size())));
        again.removeAll(without);
        for (int row : again) {
            seeds.stream().skip(1).forEach(seed -> jobs.add(job(space, rowIndex, row, seed)));
        }
        return jobs;
    }

    private static Job job(EnumerableSpace space, RowIndex rowIndex, int row, int seed) {
        return new Job(row, space.at(rowIndex.representative(row)), seed);
    }

    /** The rows of a table in the fixed pseudo-random order: any first part is an unbiased sample of all. */
    public static IntStream order(int rows) {
        return IntStream.of(
                SeedTree.root(0).child("order of table build").generator().permutation(rows));
    }

    /** The part of this plan that one of several machines does. */
    public BuildPlan part(Shard part) {
        List<Job> kept = new ArrayList<>();
        for (int i = 0; i < jobs.size(); i++) {
            if (part.has(i)) {
                kept.add(jobs.get(i));
            }
        }
        return new BuildPlan(space, rowIndex, seeds, part, whole && part.equals(Shard.WHOLE), List.copyOf(kept));
    }

    /**
     * What this plan has of some classes, in its order.
     *
     * @param rows of {@link #rowIndex}
     */
    public BuildPlan only(Set<Integer> rows) {
        List<Job> kept = jobs.stream().filter(job -> rows.contains(job.row())).toList();
        return new BuildPlan(space, rowIndex, seeds, shard, false, kept);
    }

    /** Whether it has all classes, and not the {@linkplain #part part} of a machine, or {@linkplain #only some}. */
    boolean isWhole() {
        return whole;
    }

    public EnumerableSpace space() {
        return space;
    }

    /** The classes of the space, with the genomes that the plan trains. */
    public RowIndex rowIndex() {
        return rowIndex;
    }

    public List<Integer> seeds() {
        return seeds;
    }

    public Shard shard() {
        return shard;
    }

    public List<Job> jobs() {
        return jobs;
    }

    /** One that the plan may not have. */
    Job job(int row, int seed) {
        return job(space, rowIndex, row, seed);
    }

    /**
     * One training to be done.
     *
     * @param row the isomorphism class in the space of the plan
     * @param architecture the genome that stands for the class
     */
    public record Job(int row, Architecture architecture, int seed) {}

    /**
     * One part of a plan that several machines share: every {@code count}-th job.
     *
     * @param number from 1 to {@code count}
     */
    public record Shard(int number, int count) {
        /** The whole plan. */
        public static final Shard WHOLE = new Shard(1, 1);

        public Shard {
            if (number < 1 || number > count) {
                throw new IllegalArgumentException("shard " + number + "/" + count + "; expected 1/n to n/n");
            }
        }

        /**
         * Reads {@code 2/8}.
         *
         * @throws IllegalArgumentException if the text is no shard
         */
        public static Shard parse(String text) {
            int slash = text.indexOf('/');
            try {
                return new Shard(
                        Integer.parseInt(text.substring(0, Math.max(slash, 0)).strip()),
                        Integer.parseInt(text.substring(slash + 1).strip()));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("'" + text + "' is no shard; write 2/8", e);
            }
        }

        boolean has(int position) {
            return position % count == number - 1;
        }

        @Override
        public String toString() {
            return number + "/" + count;
        }
    }
}
