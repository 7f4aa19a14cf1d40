package org.nasgauge.search;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.component.Setting.Meaning;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.CountedSpace;
import org.nasgauge.api.space.Decision;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.search.draw.Shuffled;

/**
 * Grid search: every legal combination of the choices once. It learns nothing, so failures change nothing. The grid of a
 * space that numbers its genomes is those numbers, where legal combinations are rare.
 */
@Described(
        name = "grid-search",
        summary = "Goes through all combinations of the choices, each once.",
        source =
                "None: the baseline that Bergstra and Bengio, Random search for hyper-parameter optimization, JMLR 2012,"
                        + " compare random search with. The order is shuffled, as in Syne Tune and Optuna: with a budget below the grid,"
                        + " it is random search without replacement")
public record GridSearch(
        @Meaning("shuffled, or lexicographic: the last decision varies fastest, and a small budget sees one corner")
        Order order)
        implements SearchStrategy {
    private static final long RARE = 1_000; // combinations for each legal one
    private static final int MOST_ILLEGAL = 1_000_000; // in a row, before it gives up

    public GridSearch() {
        this(Order.SHUFFLED);
    }

    /** In which the grid is gone through. */
    public enum Order {
        SHUFFLED,
        LEXICOGRAPHIC
    }

    @Override
    public Search start(Problem problem, SeededRandom random) {
        Grid grid = Grid.of(problem.space());
        return new Run(
                grid,
                order == Order.SHUFFLED ? new Shuffled(grid.size(), random)::at : UnaryOperator.identity(),
                problem.fullFidelity());
    }

    private static final class Run implements Search {
        private final Grid grid;
        private final UnaryOperator<BigInteger> order;
        private final Fidelity fidelity;
        private BigInteger place = BigInteger.ZERO;

        Run(Grid grid, UnaryOperator<BigInteger> order, Fidelity fidelity) {
            this.grid = grid;
            this.order = order;
            this.fidelity = fidelity;
        }

        @Override
        public Proposal ask() {
            for (int illegal = 0; illegal < MOST_ILLEGAL; illegal++) {
                if (place.equals(grid.size())) {
                    return Proposal.End.OF_SPACE;
                }
                Optional<Architecture> next = grid.at(order.apply(place));
                place = place.add(BigInteger.ONE);
                if (next.isPresent()) {
                    return new Proposal.Trial(next.get(), fidelity);
                }
            }
            return Proposal.End.OF_SEARCH;
        }

        @Override
        public void tell(Observation observation) {}
    }

    /** The points of a grid by number. */
    private interface Grid {
        BigInteger size();

        /** Empty where the combination is no architecture. */
        Optional<Architecture> at(BigInteger number);

        static Grid of(SearchSpace space) {
            BigInteger combinations = space.decisions().stream()
                    .map(decision -> BigInteger.valueOf(decision.size()))
                    .reduce(BigInteger.ONE, BigInteger::multiply);
            if (space instanceof CountedSpace counted && isRare(counted.count(), combinations)) {
                return new Numbered(counted.count(), counted::at);
            }
            if (space instanceof EnumerableSpace numbered
                    && isRare(BigInteger.valueOf(numbered.size()), combinations)) {
                return new Numbered(BigInteger.valueOf(numbered.size()), number -> numbered.at(number.intValueExact()));
            }
            return new Combinations(space, combinations);
        }

        private static boolean isRare(BigInteger legal, BigInteger combinations) {
            return combinations.compareTo(legal.multiply(BigInteger.valueOf(RARE))) > 0;
        }
    }

    private record Numbered(BigInteger size, Function<BigInteger, Architecture> genome) implements Grid {
        @Override
        public Optional<Architecture> at(BigInteger number) {
            return Optional.of(genome.apply(number));
        }
    }

    private record Combinations(SearchSpace space, BigInteger size) implements Grid {
        @Override
        public Optional<Architecture> at(BigInteger number) {
            List<Decision> decisions = space.decisions();
            int[] choices = new int[decisions.size()];
            BigInteger rest = number;
            for (int decision = choices.length - 1; decision >= 0; decision--) {
                BigInteger[] digit = rest.divideAndRemainder(
                        BigInteger.valueOf(decisions.get(decision).size()));
                choices[decision] = digit[1].intValue();
                rest = digit[0];
            }
            Architecture architecture = Architecture.of(choices);
            return space.violation(architecture).isEmpty() ? Optional.of(architecture) : Optional.empty();
        }
    }
}
