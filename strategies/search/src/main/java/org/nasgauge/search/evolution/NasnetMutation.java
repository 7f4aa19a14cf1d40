package org.nasgauge.search.evolution;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;
import org.nasgauge.api.space.SearchSpace;

/**
 * The mutations of Real, Aggarwal, Huang and Le, AAAI 2019: nothing changes (identity), an operation becomes another, or
 * an input comes from another hidden state. Of the last two each has the same chance, as far as the space decides both.
 */
final class NasnetMutation implements Mutation {
    private final SearchSpace space;
    private final double identityProbability;
    /** The decisions about operations, and those about connections. */
    private final List<int[]> kinds;

    NasnetMutation(SearchSpace space, double identityProbability) {
        this.space = space;
        this.identityProbability = identityProbability;
        this.kinds = Stream.of(Decision.Kind.OPERATION, Decision.Kind.CONNECTION)
                .map(kind -> decisions(space, kind))
                .filter(decisions -> decisions.length > 0)
                .toList();
        if (kinds.isEmpty()) {
            throw new IllegalArgumentException("mutation is nasnet, which changes operations and connections, and "
                    + space.name() + " decides neither");
        }
    }

    @Override
    public Architecture child(Architecture parent, SeededRandom random) {
        if (random.nextDouble() < identityProbability) {
            return parent;
        }
        int[] decisions = random.choose(kinds);
        return Mutation.changed(space, parent, random, () -> decisions[random.nextInt(decisions.length)]);
    }

    private static int[] decisions(SearchSpace space, Decision.Kind kind) {
        return IntStream.range(0, space.decisions().size())
                .filter(i -> space.decisions().get(i).kind() == kind)
                .toArray();
    }
}
