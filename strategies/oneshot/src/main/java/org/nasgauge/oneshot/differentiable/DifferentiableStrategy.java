package org.nasgauge.oneshot.differentiable;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.nasgauge.api.benchmark.Trainer;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.oneshot.Paths;
import org.nasgauge.oneshot.Snapshot;
import org.nasgauge.oneshot.Training;
import org.nasgauge.oneshot.differentiable.Bilevel.Epoch;
import org.nasgauge.tape.SharedWeights;

/**
 * Trains the mixture of a supernet and proposes what its weights say. Each epoch is work of the strategy's own, charged by
 * its multiply-accumulates; what it finds is evaluated as any architecture is, before anything is said of its accuracy.
 */
interface DifferentiableStrategy extends SearchStrategy {
    Training training();

    Mixing mixing();

    UpperLevel upper();

    Ending ending();

    @Override
    default List<Need> needs() {
        return List.of(new Need.WeightSharing());
    }

    @Override
    default Search start(Problem problem, SeededRandom random) {
        if (ending().earlyStop() == EarlyStop.EIGENVALUE && upper().eigenvalueEvery() != 2) {
            throw new IllegalArgumentException(
                    "early-stop by the eigenvalue looks at it every 2 epochs: eigenvalue-every");
        }
        SharedWeights shared = problem.weightSharing(SharedWeights.class);
        Paths paths = Paths.of(problem.space(), shared.supernet(), mixing().none());
        return new Searching(this, problem, shared, paths, random.nextLong());
    }

    /** Searches at work, one after the other. */
    final class Searching implements Search {
        /** A kill costs at most this share of a search. */
        private static final int SNAPSHOTS = 20;

        private final DifferentiableStrategy strategy;
        private final Problem problem;
        private final SharedWeights shared;
        private final Paths paths;
        private final Cell cell;
        private final long seed;
        private Optional<Bilevel> bilevel = Optional.empty();
        private int search;
        /** Epochs of this search that the run has been told of. */
        private int told;

        private Searching(
                DifferentiableStrategy strategy, Problem problem, SharedWeights shared, Paths paths, long seed) {
            this.strategy = strategy;
            this.problem = problem;
            this.shared = shared;
            this.paths = paths;
            this.cell = new Cell(paths, shared.supernet());
            this.seed = seed;
        }

        /** All that decides the search but the code. */
        private String work() {
            return String.join(
                    "\n",
                    strategy.name(),
                    paths.space().name(),
                    shared.recipe().toString(),
                    strategy.toString(),
                    "seed " + seed,
                    "search " + search);
        }

        @Override
        public Proposal ask() {
            if (search == strategy.ending().searches()) {
                return Proposal.End.OF_SEARCH;
            }
            Bilevel at = bilevel.orElseGet(this::begin);
            bilevel = Optional.of(at);
            OptionalInt returned = returned(at.epochs().subList(0, told));
            if (returned.isPresent()) {
                Architecture found = found(at.epochs().get(returned.getAsInt()));
                close();
                search++;
                told = 0;
                return new Proposal.Trial(found, problem.fullFidelity());
            }
            if (told == at.epochs().size()) {
                at.advance();
                int between = (strategy.training().epochs() + SNAPSHOTS - 1) / SNAPSHOTS;
                if (at.epochs().size() % between == 0
                        || at.epochs().size() == strategy.training().epochs()) {
                    shared.snapshots().keep(work(), at.snapshot().bytes());
                }
            }
            return new Proposal.Work(at.epochs().get(told++).work() / Trainer.Work.A_SECOND);
        }

        private Bilevel begin() {
            Bilevel begun = new Bilevel(
                    shared,
                    paths,
                    strategy.training(),
                    strategy.mixing(),
                    strategy.upper(),
                    SeedTree.root(seed).child("search " + search));
            shared.snapshots().find(work()).map(Snapshot::of).ifPresent(begun::restore);
            return begun;
        }

        /** The epoch whose weights are the search's, once it is over. */
        private OptionalInt returned(List<Epoch> epochs) {
            if (epochs.isEmpty()) {
                return OptionalInt.empty();
            }
            if (epochs.size() == strategy.training().epochs()) {
                return OptionalInt.of(epochs.size() - 1);
            }
            return strategy.ending()
                    .earlyStop()
                    .returned(epochs.stream().map(this::seen).toList());
        }

        private EarlyStop.Seen seen(Epoch epoch) {
            Architecture largest = cell.architecture(Discretisation.LARGEST.choose(epoch.weights(), cell, 1));
            return new EarlyStop.Seen(
                    largest, cell.skips(largest), epoch.eigenvalue().orElse(Double.NaN));
        }

        private Architecture found(Epoch epoch) {
            Ending ending = strategy.ending();
            return cell.architecture(ending.discretisation()
                    .choose(epoch.weights(), cell, ending.leastOperations(), ending.mostSkips()));
        }

        @Override
        public void tell(Observation observation) {
            // the engine's incumbent is the choice among several searches
        }

        @Override
        public void close() {
            bilevel.ifPresent(Bilevel::close);
            bilevel = Optional.empty();
        }
    }
}
