package org.nasgauge.networks;

import java.util.List;
import java.util.OptionalInt;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;

/**
 * What is chosen in a supernet, where that is not the decisions of its space. In a cell of DARTS there is an operation or none
 * to choose on each edge that there could be, where an architecture says which two edges come to a node, and what stands on
 * these.
 */
public interface SupernetChoices {
    /** One for each number that is chosen by, in their order; edges into one node name the same node. */
    List<Decision> decisions();

    /**
     * How many edges into each node an architecture keeps, where there are more: the others choose nothing but zeros. Empty
     * where any choices go together.
     */
    OptionalInt edgesKept();

    /**
     * What an architecture chooses.
     *
     * @param architecture of the space
     */
    int[] of(Architecture architecture);

    /**
     * The architecture that chooses so; of several that are the same network, one.
     *
     * @throws IllegalArgumentException if none does, saying why
     */
    Architecture architecture(int[] choices);
}
