package org.nasgauge.oneshot.differentiable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
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
        ending().check(training().weightDecay());
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
        private Optional<Course> course = Optional.empty();
        /** What was chosen among candidates, to be proposed next. */
        private Optional<Architecture> found = Optional.empty();

        private int search;
        /** Epochs of this search that the run has been told of, those that it went back from too. */
        private int told;
        /** The last of these, until its work is done. */
        private Optional<Epoch> open = Optional.empty();
        /** Those whose work is done, on the way that the search has gone. */
        private final List<Epoch> way = new ArrayList<>();

        private double decay;

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
            this.decay = strategy.training().weightDecay();
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
            Course at = course.orElseGet(this::begin);
            course = Optional.of(at);
            open.ifPresent(done -> charged(done, at));
            open = Optional.empty();
            if (found.isPresent()) {
                return end(found.get());
            }
            OptionalInt returned = returned();
            if (returned.isPresent() && strategy.ending().candidates() > 0) {
                Bilevel last = at.bilevel();
                long before = last.network().work();
                found = Optional.of(cell.architecture(
                        cell.choices(last.bestOfLikeliest(strategy.ending().candidates()))));
                return new Proposal.Work((last.network().work() - before) / Trainer.Work.A_SECOND);
            }
            if (returned.isPresent()) {
                return end(found(way.get(returned.getAsInt())));
            }
            if (told == at.trained().size()) {
                advance(at);
            }
            Epoch next = at.trained().get(told++);
            open = Optional.of(next);
            return new Proposal.Work(next.work() / Trainer.Work.A_SECOND);
        }

        private void charged(Epoch epoch, Course at) {
            way.add(epoch);
            trail.add(epoch);
            Ending ending = strategy.ending();
            if (!ending.raisesDecay() || way.size() == allEpochs()) {
                return;
            }
            OptionalInt risen = ending.earlyStop().returned(trail.seen());
            OptionalDouble stronger = ending.stronger(decay);
            if (risen.isPresent() && stronger.isPresent()) {
                goBack(risen.getAsInt(), stronger.getAsDouble(), at);
            }
        }

        private void goBack(int epoch, double stronger, Course at) {
            decay = stronger;
            way.subList(epoch + 1, way.size()).clear();
            trail.goBack(epoch, stronger);
            if (told == at.trained().size()) { // else it went back before the run was killed
                at.goBack(epoch, stronger);
            }
        }

        private Proposal end(Architecture architecture) {
            close();
            trail.endSearch();
            search++;
            told = 0;
            way.clear();
            decay = strategy.training().weightDecay();
            found = Optional.empty();
            return new Proposal.Trial(architecture, problem.fullFidelity());
        }

        private int allEpochs() {
            return strategy.training().epochs() + strategy.ending().furtherEpochs(paths.decisions());
        }

        private void advance(Course at) {
            int further = way.size() - strategy.training().epochs();
            at.advance(strategy.ending().decidesBefore(further, paths.decisions()));
            int between = (allEpochs() + SNAPSHOTS - 1) / SNAPSHOTS;
            if (at.trained().size() % between == 0 || way.size() + 1 == allEpochs()) {
                shared.snapshots().keep(work(), at.snapshot().bytes());
            }
        }

        private Course begin() {
            SeedTree ofSearch = SeedTree.root(seed).child("search " + search);
            Course begun = new Course(
                    training ->
                            new Bilevel(shared, paths, training, strategy.mixing(), strategy.upper(), cost, ofSearch),
                    strategy.training(),
                    strategy.ending().raisesDecay());
            shared.snapshots().find(work()).map(Snapshot::of).ifPresent(begun::restore);
            return begun;
        }

        /** The epoch whose weights are the search's, once it is over. */
        private OptionalInt returned() {
            if (way.isEmpty()) {
                return OptionalInt.empty();
            }
            if (way.size() == allEpochs()) {
                return OptionalInt.of(way.size() - 1);
            }
            return strategy.ending().raisesDecay()
                    ? OptionalInt.empty()
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
            course.ifPresent(Course::close);
            course = Optional.empty();
        }
    }
}
