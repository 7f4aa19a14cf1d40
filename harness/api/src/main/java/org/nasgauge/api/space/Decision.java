package org.nasgauge.api.space;

import java.util.List;

/**
 * One thing to decide about an architecture, with what may be chosen.
 *
 * @param choices in the order in which an {@link Architecture} counts them, from 0
 */
public record Decision(String name, List<String> choices) {
    public Decision {
        choices = List.copyOf(choices);
        if (choices.isEmpty()) {
            throw new IllegalArgumentException("decision " + name + " has no choices");
        }
    }

    public int size() {
        return choices.size();
    }
}
