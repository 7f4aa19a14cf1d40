package org.nasgauge.api.space;

import java.util.List;
import java.util.Optional;
import org.nasgauge.api.random.SeededRandom;

/**
 * Decisions, each with its choices; which combinations are valid; and which are the same network. Stateless and safe
 * for use by many threads.
 */
public interface SearchSpace {
    String name();

    List<Decision> decisions();

    /** Why the genome is no architecture of this space; empty when it is one. */
    Optional<String> violation(Architecture architecture);

    /** A valid architecture, uniform over the valid genomes unless the space says otherwise. */
    Architecture sample(SeededRandom random);

    /** Every valid architecture that differs by one elementary change, in a fixed order; symmetric. */
    List<Architecture> neighbours(Architecture architecture);

    /** A uniformly drawn neighbour. */
    Architecture mutate(Architecture architecture, SeededRandom random);

    /** A valid child that takes each decision from either parent with equal chance. */
    Architecture crossover(Architecture mother, Architecture father, SeededRandom random);

    /** The architecture that a text in the field's own form names; the inverse of {@link #format}.
     *
     * @throws IllegalArgumentException if it names none, saying where and what was expected
     */
    Architecture parse(String text);

    /** The field's own form of the architecture. */
    String format(Architecture architecture);

    /** Other texts for the architectures, for those who read files of others. */
    default List<Notation> notations() {
        return List.of();
    }

    /** The representative of all architectures that are the same network; idempotent. */
    Architecture canonical(Architecture architecture);

    /** The one name of the network in every table and record. */
    default String canonicalId(Architecture architecture) {
        return format(canonical(architecture));
    }
}
