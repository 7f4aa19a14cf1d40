package org.nasgauge.api.space;

import org.nasgauge.api.random.SeededRandom;

/**
 * A space whose valid genomes are numbered, in the field's official order where there is one. A space whose official
 * tables know networks only may number those instead; then all genomes of a network have its number.
 */
public interface EnumerableSpace extends SearchSpace {
    /** How many numbers there are. */
    int size();

    /** The number of a valid genome, from 0 to {@link #size()} − 1. Does not allocate. */
    int indexOf(Architecture architecture);

    /** The genome with this number; of a network, the canonical one. {@link #indexOf} leads back to the number. */
    Architecture at(int index);

    /** Uniform over the numbers. */
    @Override
    default Architecture sample(SeededRandom random) {
        return at(random.nextInt(size()));
    }
}
