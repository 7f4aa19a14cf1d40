package org.nasgauge.api.space;

import java.util.List;

/**
 * One thing to decide about an architecture, with what may be chosen.
 *
 * @param choices in the order in which an {@link Architecture} counts them, from 0
 * @param node the part of the network that it belongs to, as a node with the edges into it; decisions that name the same
 *     belong together
 */
public record Decision(String name, List<String> choices, Kind kind, String node) {
    /** What a decision is about. */
    public enum Kind {
        /** Which operation stands on an edge, at a vertex or in a layer. */
        OPERATION,
        /** Where an input comes from: which source, or whether there is an edge. */
        CONNECTION,
        /** Anything else, such as a number of channels. */
        OTHER
    }

    public Decision {
        choices = List.copyOf(choices);
        if (choices.isEmpty()) {
            throw new IllegalArgumentException("decision " + name + " has no choices");
        }
    }

    /** About anything else, and alone in its part of the network. */
    public Decision(String name, List<String> choices) {
        this(name, choices, Kind.OTHER, name);
    }

    public int size() {
        return choices.size();
    }
}
