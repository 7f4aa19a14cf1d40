package org.nasgauge.search.draw;

import java.util.Optional;
import java.util.Set;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Proposal;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.api.space.SearchSpace;

/** Random architectures other than those that were seen. */
public final class Unseen {
    private static final int TRIES = 64;

    private Unseen() {}

    /** The end of a strategy for which {@link #draw} finds nothing more. */
    public static Proposal.End none(SearchSpace space) {
        return space instanceof EnumerableSpace ? Proposal.End.OF_SPACE : Proposal.End.OF_SEARCH;
    }

    /**
     * Uniform over what is left, unless that is so little that many draws miss it: then a numbered space is searched
     * from a random index on. Empty if nothing is left, or nothing is found in a space that is not numbered.
     */
    public static Optional<Architecture> draw(SearchSpace space, Set<Architecture> seen, SeededRandom random) {
        for (int tried = 0; tried < TRIES; tried++) {
            Architecture drawn = space.sample(random);
            if (!seen.contains(drawn)) {
                return Optional.of(drawn);
            }
        }
        if (space instanceof EnumerableSpace numbered) {
            int start = random.nextInt(numbered.size());
            for (int i = 0; i < numbered.size(); i++) {
                Architecture candidate = numbered.at((start + i) % numbered.size());
                if (!seen.contains(candidate)) {
                    return Optional.of(candidate);
                }
            }
        }
        return Optional.empty();
    }
}
