package org.nasgauge.oneshot.differentiable;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.nasgauge.api.benchmark.Trainer;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.MixtureTrail;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.networks.NetworkCounts;
import org.nasgauge.oneshot.Paths;
import org.nasgauge.oneshot.Snapshot;
import org.nasgauge.oneshot.Training;
import org.nasgauge.oneshot.mixture.Mixing;
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

    /** What the loss of the numbers grows by; empty where nothing counts but the images. */
    default Optional<ExpectedCost.Term> cost() {
        return Optional.empty();
    }

    @Override
    default List<Need> needs() {
        return List.of(new Need.WeightSharing());
    }

    @Override
    default Search start(Problem problem, SeededRandom random) {
        if (ending().earlyStop() == EarlyStop.EIGENVALUE && upper().eigenvalueEvery() != EarlyStop.LOOKS_EVERY) {
            throw new IllegalArgumentException(
                    "early-stop by the eigenvalue looks at it every 2 epochs: eigenvalue-every");
        }
        ending().check();
        SharedWeights shared = problem.weightSharing(SharedWeights.class);
        Paths paths = Paths.mixed(problem.space(), shared.supernet(), mixing().none());
        shared.supernet()
                .own()
                .ifPresent(choices -> ending().checkFor(choices, problem.space().name()));
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
        private final Optional<ExpectedCost> cost;
        private final Cell cell;
        private final Trail trail;
        private final long seed;
        private Optional<Bilevel> bilevel = Optional.empty();
        /** What was chosen among candidates, to be proposed next. */
        private Optional<Architecture> found = Optional.empty();

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
            this.trail =
                    new Trail(cell, paths, Collapse.watched(strategy.upper().eigenvalueEvery()));
            this.seed = seed;
            this.cost = strategy.cost()
                    .map(term -> ExpectedCost.learned(
                            term,
                            paths,
                            term.cost().equals(ExpectedCost.Term.COUNTED)
                                    ? this::multiplyAccumulates
                                    : problem.property(term.cost()),
                            SeedTree.root(seed).child("costs").generator()));
        }

        private Reading multiplyAccumulates(Architecture architecture) {
            return Reading.of((double)
                    NetworkCounts.of(shared.supernet().path(architecture)).multiplyAccumulates());
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
                    "search " + search
                            + cost.map(expected -> "\ncosts " + expected).orElse(""));
        }

        @Override
        public Proposal ask() {
            if (search == strategy.ending().searches()) {
                return Proposal.End.OF_SEARCH;
            }
            Bilevel at = bilevel.orElseGet(this::begin);
            bilevel = Optional.of(at);
            if (trail.seen().size() < told) {
                trail.add(at.epochs().get(told - 1)); // its work is done, and charged
            }
            if (found.isPresent()) {
                return end(found.get());
            }
            OptionalInt returned = returned();
            if (returned.isPresent() && strategy.ending().candidates() > 0) {
                long before = at.network().work();
                found = Optional.of(cell.architecture(
                        cell.choices(at.bestOfLikeliest(strategy.ending().candidates()))));
                return new Proposal.Work((at.network().work() - before) / Trainer.Work.A_SECOND);
            }
            if (returned.isPresent()) {
                return end(found(at.epochs().get(returned.getAsInt())));
            }
            if (told == at.epochs().size()) {
                advance(at);
            }
            return new Proposal.Work(at.epochs().get(told++).work() / Trainer.Work.A_SECOND);
        }

        private Proposal end(Architecture architecture) {
            close();
            trail.endSearch();
            search++;
            told = 0;
            found = Optional.empty();
            return new Proposal.Trial(architecture, problem.fullFidelity());
        }

        private int allEpochs() {
            return strategy.training().epochs() + strategy.ending().furtherEpochs(paths.decisions());
        }

        private void advance(Bilevel at) {
            int further = at.epochs().size() - strategy.training().epochs();
            at.advance(strategy.ending().decidesBefore(further, paths.decisions()));
            int done = at.epochs().size();
            int between = (allEpochs() + SNAPSHOTS - 1) / SNAPSHOTS;
            if (done % between == 0 || done == allEpochs()) {
                shared.snapshots().keep(work(), at.snapshot().bytes());
            }
        }

        private Bilevel begin() {
            Bilevel begun = new Bilevel(
                    shared,
                    paths,
                    strategy.training(),
                    strategy.mixing(),
                    strategy.upper(),
                    cost,
                    SeedTree.root(seed).child("search " + search));
            shared.snapshots().find(work()).map(Snapshot::of).ifPresent(begun::restore);
            return begun;
        }

        /** The epoch whose weights are the search's, once it is over. */
        private OptionalInt returned() {
            if (told == 0) {
                return OptionalInt.empty();
            }
            return told == allEpochs()
                    ? OptionalInt.of(told - 1)
                    : strategy.ending().earlyStop().returned(trail.seen());
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
        public Optional<MixtureTrail> mixtures() {
            return trail.written();
        }

        @Override
        public void close() {
            bilevel.ifPresent(Bilevel::close);
            bilevel = Optional.empty();
        }
    }
}
