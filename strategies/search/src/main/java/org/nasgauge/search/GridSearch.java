package org.nasgauge.search;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nasgauge.api.component.Component.Described;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Observation;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.search.Search;
import org.nasgauge.api.search.SearchStrategy;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.api.space.SearchSpace;

/**
 * Grid search: every legal combination of the choices in lexicographic order, the last decision varying fastest; in the
 * order of the space where legal combinations are so rare that looking for the next one could take for ever. It learns
 * nothing, so failures change nothing.
 */
@Described(
        name = "grid-search",
        summary = "Goes through all combinations of the choices in order.",
        source =
                "None: the baseline that Bergstra and Bengio, Random search for hyper-parameter optimization, JMLR 2012,"
                        + " compare random search with")
public record GridSearch() implements SearchStrategy {
    private static final double RARE = 1000; // combinations for each legal one

    @Override
    public Search start(Problem problem, SeededRandom random) {
        return new Run(order(problem.space()), problem.fullFidelity());
    }

    private record Run(Iterator<Architecture> order, Fidelity fidelity) implements Search {
        @Override
        public Proposal ask() {
            return order.hasNext() ? new Proposal.Trial(order.next(), fidelity) : Proposal.End.OF_SPACE;
        }

        @Override
        public void tell(Observation observation) {}
    }

    private static Iterator<Architecture> order(SearchSpace space) {
        int[] sizes = space.decisions().stream().mapToInt(Decision::size).toArray();
        double combinations = Arrays.stream(sizes).asDoubleStream().reduce(1, (a, b) -> a * b);
        if (space instanceof EnumerableSpace numbered && combinations > RARE * numbered.size()) {
            return IntStream.range(0, numbered.size()).mapToObj(numbered::at).iterator();
        }
        Architecture first = Architecture.of(new int[sizes.length]);
        return Stream.iterate(Optional.of(first), Optional::isPresent, one -> after(one.orElseThrow(), sizes))
                .map(Optional::orElseThrow)
                .filter(architecture -> space.violation(architecture).isEmpty())
                .iterator();
    }

    /** The next of all combinations, legal or not. */
    private static Optional<Architecture> after(Architecture architecture, int[] sizes) {
        int[] next = new int[sizes.length];
        Arrays.setAll(next, architecture::choice);
        for (int decision = next.length - 1; decision >= 0; decision--) {
            next[decision] = (next[decision] + 1) % sizes[decision];
            if (next[decision] != 0) {
                return Optional.of(Architecture.of(next));
            }
        }
        return Optional.empty();
    }
}
