package org.nasgauge.search;

import java.math.BigInteger;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.search.draw.PriorDraws;
import org.nasgauge.search.draw.Shuffled;

/** Random search: it learns nothing, so failures change nothing. With a prior, half of the draws are from it. */
@Described(
        name = "random-search",
        summary = "Draws architectures uniformly from the space.",
        source = "Bergstra and Bengio, Random search for hyper-parameter optimization, JMLR 2012;"
                + " for NAS: Li and Talwalkar, Random search and reproducibility for NAS, UAI 2019; with replacement, as in"
                + " the scripts of NAS-Bench-101, NAS-Bench-201 and NATS-Bench")
public record RandomSearch(
        @Meaning("whether an architecture may be drawn again; without, the space must be numbered")
        boolean replacement) implements SearchStrategy {
    public RandomSearch() {
        this(true);
    }

    @Override
    public boolean usesPrior() {
        return replacement;
    }

    @Override
    public Search start(Problem problem, SeededRandom random) {
        if (replacement) {
            return problem.prior().isPresent()
                    ? new FromPrior(problem.space(), new PriorDraws(problem, random), problem.fullFidelity(), random)
                    : new WithReplacement(problem.space(), problem.fullFidelity(), random);
        }
        if (problem.space() instanceof EnumerableSpace space) {
            return new WithoutReplacement(space, problem.fullFidelity(), random);
        }
        throw new IllegalArgumentException("replacement is false, but the architectures of "
                + problem.space().name() + " are not numbered");
    }

    private record WithReplacement(SearchSpace space, Fidelity fidelity, SeededRandom random) implements Search {
        @Override
        public Proposal ask() {
            return new Proposal.Trial(space.sample(random), fidelity);
        }

        @Override
        public void tell(Observation observation) {}
    }

    /** Half of the draws stay uniform, so that a wrong prior costs half of the trials. */
    private record FromPrior(SearchSpace space, PriorDraws believed, Fidelity fidelity, SeededRandom random)
            implements Search {
        @Override
        public Proposal ask() {
            return new Proposal.Trial(random.nextBoolean() ? believed.next() : space.sample(random), fidelity);
        }

        @Override
        public void tell(Observation observation) {}
    }

    private static final class WithoutReplacement implements Search {
        private final EnumerableSpace space;
        private final Fidelity fidelity;
        private final Shuffled order;
        private int place;

        WithoutReplacement(EnumerableSpace space, Fidelity fidelity, SeededRandom random) {
            this.space = space;
            this.fidelity = fidelity;
            this.order = new Shuffled(BigInteger.valueOf(space.size()), random);
        }

        @Override
        public Proposal ask() {
            if (place == space.size()) {
                return Proposal.End.OF_SPACE;
            }
            int index = order.at(BigInteger.valueOf(place++)).intValueExact();
            return new Proposal.Trial(space.at(index), fidelity);
        }

        @Override
        public void tell(Observation observation) {}
    }
}
