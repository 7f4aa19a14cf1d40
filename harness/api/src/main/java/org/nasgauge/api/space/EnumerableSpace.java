package org.nasgauge.api.space;

import org.nasgauge.api.random.SeededRandom;

/** A space whose valid genomes are numbered, in the field's official order where there is one. */
public interface EnumerableSpace extends SearchSpace {
    /** The number of valid genomes. */
    int size();

    /** From 0 to {@link #size()} − 1; the inverse of {@link #at}. Does not allocate. */
    int indexOf(Architecture architecture);

    Architecture at(int index);

    @Override
    default Architecture sample(SeededRandom random) {
        return at(random.nextInt(size()));
    }
}
