package org.nasgauge.search.evolution;

import java.util.List;
import java.util.stream.IntStream;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;
import org.nasgauge.api.space.SearchSpace;

/**
 * The mutation of the scripts of NAS-Bench-201 and NATS-Bench: a node is drawn, then one of its decisions, then another
 * choice. A decision of a node that has few of them changes more often than one of a node that has many.
 */
final class NodeBiasedMutation implements Mutation {
    private final SearchSpace space;
    private final List<int[]> nodes;

    NodeBiasedMutation(SearchSpace space) {
        this.space = space;
        this.nodes = space.decisions().stream()
                .map(Decision::node)
                .distinct()
                .map(node -> decisions(space, node))
                .toList();
    }

    @Override
    public Architecture child(Architecture parent, SeededRandom random) {
        return Mutation.changed(space, parent, random, () -> {
            int[] decisions = random.choose(nodes);
            return decisions[random.nextInt(decisions.length)];
        });
    }

    private static int[] decisions(SearchSpace space, String node) {
        return IntStream.range(0, space.decisions().size())
                .filter(i -> space.decisions().get(i).node().equals(node))
                .toArray();
    }
}
