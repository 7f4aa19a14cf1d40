package org.nasgauge.oneshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.nasgauge.api.benchmark.Trainer;
import org.nasgauge.api.benchmark.WeightSharing;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.space.Architecture;

/**
 * A search that trains by itself, step by step, and then has what it found evaluated as any architecture is, before anything
 * is said of its accuracy. Each step is charged its multiply-accumulates; states are kept on the way, so that a search that
 * was killed goes on to the same bits.
 */
public final class SteppedSearch implements Search {
    /** A kill costs at most this share of a search. */
    private static final int SNAPSHOTS = 20;

    private final Problem problem;
    private final WeightSharing.Snapshots snapshots;
    private final String work;
    private final Supplier<Steps> begin;
    private Optional<Steps> steps = Optional.empty();
    /** Multiply-accumulates of each step that is done. */
    private final List<Double> done = new ArrayList<>();
    /** Steps that the run has been told of. */
    private int told;

    private boolean proposed;

    /** What a method does in its steps. What a step draws hangs on the seed and its number alone. */
    public interface Steps extends AutoCloseable {
        /** How many there are, at least one. */
        int count();

        /**
         * Takes the next one.
         *
         * @return multiply-accumulates, a backward pass counted as two forward passes; 0 where nothing was to be done
         */
        long advance();

        /** What the search has found, after the last. */
        Architecture found();

        /** Puts down where it stands. */
        void keep(Snapshot snapshot);

        /** Goes on from where it stood. */
        void restore(Snapshot snapshot);

        @Override
        default void close() {}
    }

    /**
     * @param work all that decides the steps but the code
     * @param begin before the first step
     */
    public SteppedSearch(Problem problem, WeightSharing.Snapshots snapshots, String work, Supplier<Steps> begin) {
        this.problem = problem;
        this.snapshots = snapshots;
        this.work = work;
        this.begin = begin;
    }

    @Override
    public Proposal ask() {
        Steps at = steps.orElseGet(this::begun);
        steps = Optional.of(at);
        while (!proposed && (told < done.size() || done.size() < at.count())) {
            if (told == done.size()) {
                advance(at);
            }
            double work = done.get(told++);
            if (work > 0) {
                return new Proposal.Work(work / Trainer.Work.A_SECOND);
            }
        }
        if (proposed) {
            return Proposal.End.OF_SEARCH;
        }
        proposed = true;
        return new Proposal.Trial(at.found(), problem.fullFidelity());
    }

    private void advance(Steps at) {
        done.add((double) at.advance());
        int between = (at.count() + SNAPSHOTS - 1) / SNAPSHOTS;
        if (done.size() % between == 0 || done.size() == at.count()) {
            Snapshot snapshot = new Snapshot()
                    .put("done", done.stream().mapToDouble(Double::doubleValue).toArray());
            at.keep(snapshot);
            snapshots.keep(work, snapshot.bytes());
        }
    }

    private Steps begun() {
        Steps begun = begin.get();
        snapshots.find(work).map(Snapshot::of).ifPresent(snapshot -> {
            for (double each : snapshot.get("done")) {
                done.add(each);
            }
            begun.restore(snapshot);
        });
        return begun;
    }

    @Override
    public void tell(Observation observation) {
        // what was found is the last that is asked for
    }

    @Override
    public void close() {
        steps.ifPresent(Steps::close);
        steps = Optional.empty();
    }
}
