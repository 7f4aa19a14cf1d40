package org.nasgauge.search.bayesian;

import java.util.BitSet;
import java.util.List;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;
import org.nasgauge.api.space.PathEncoded;
import org.nasgauge.api.space.SearchSpace;

/**
 * The features by which architectures are compared: White, Neiswanger, Nolen and Savani, A study on encodings for neural
 * architecture search, NeurIPS 2020.
 */
enum Encoding {
    /** The choice of each decision. */
    CHOICES,
    /** The one-hot adjacency matrix: one bit for an edge that is there, one for each choice of any other decision. */
    ADJACENCY,
    /** Which sequences of operations lead from the input of a cell to its output; not of every space. */
    PATH;

    PoolDistances distances(SearchSpace space, Architecture[] pool) {
        return switch (this) {
            case CHOICES -> PoolDistances.ofChoices(pool);
            case ADJACENCY -> adjacency(space.decisions(), pool);
            case PATH -> paths(space, pool);
        };
    }

    private static PoolDistances adjacency(List<Decision> decisions, Architecture[] pool) {
        int[] first = new int[decisions.size() + 1];
        for (int i = 0; i < decisions.size(); i++) {
            first[i + 1] =
                    first[i] + (isEdge(decisions.get(i)) ? 1 : decisions.get(i).size());
        }
        return new BitDistances(pool, first[decisions.size()], architecture -> {
            BitSet features = new BitSet();
            for (int i = 0; i < architecture.length(); i++) {
                if (!isEdge(decisions.get(i))) {
                    features.set(first[i] + architecture.choice(i));
                } else if (architecture.choice(i) == 1) {
                    features.set(first[i]);
                }
            }
            return features;
        });
    }

    private static boolean isEdge(Decision decision) {
        return decision.kind() == Decision.Kind.CONNECTION && decision.size() == 2;
    }

    private static PoolDistances paths(SearchSpace space, Architecture[] pool) {
        if (space instanceof PathEncoded cells) {
            return new BitDistances(pool, cells.pathCount(), architecture -> {
                BitSet features = new BitSet();
                for (int path : cells.paths(architecture)) {
                    features.set(path);
                }
                return features;
            });
        }
        throw UserError.at("encoding", "the space " + space.name() + " has no path encoding", "Choose another");
    }
}
