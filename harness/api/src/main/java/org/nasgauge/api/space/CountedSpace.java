package org.nasgauge.api.space;

import java.math.BigInteger;

/** A space whose valid genomes are numbered, however many they are. See {@link EnumerableSpace} for those with few. */
public interface CountedSpace extends SearchSpace {
    /** How many valid genomes there are. */
    BigInteger count();

    /**
     * The genome with this number; each has one.
     *
     * @param number from 0 to {@link #count()} − 1
     */
    Architecture at(BigInteger number);
}
