package org.nasgauge.networks;

import java.util.List;
import org.nasgauge.api.space.Architecture;

/** What a search space may have besides: architectures whose networks grow into those of others by a {@link Morphism}. */
public interface MorphismDefined extends NetworkDefined {
    /** A small one, which searches by morphisms begin with. */
    Architecture smallest();

    /**
     * Everything that an architecture grows into by one step, in a fixed order; none for the largest.
     *
     * @throws IllegalArgumentException as {@link #network} does
     */
    List<Growth> growths(Architecture architecture, Scale scale);

    /**
     * One step.
     *
     * @param child whose network is that of the parent after the morphism, but for the names of its nodes
     * @param decision of the space, from 0: what is wider, or what the new layer stands after
     */
    record Growth(Architecture child, Morphism morphism, int decision) {}
}
