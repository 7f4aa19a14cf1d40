package org.nasgauge.spaces.darts;

import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Notation;
import org.nasgauge.spaces.naslib.NaslibTuple;

/** NASLib's nested tuple, which is the space's own form; older files have lists for cells, {@code [[(0, 3), …], […]]}. */
final class NaslibForm implements Notation {
    private final DartsSpace space;

    NaslibForm(DartsSpace space) {
        this.space = space;
    }

    @Override
    public String name() {
        return NaslibTuple.NOTATION;
    }

    @Override
    public Architecture read(String text) {
        boolean isList = text.startsWith("[[(") && text.endsWith(")]]");
        String tuple = isList ? text.replace('[', '(').replace(']', ')') : text;
        try {
            return space.parse(tuple);
        } catch (IllegalArgumentException e) {
            throw NaslibTuple.refused(text, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public String write(Architecture genome) {
        return space.format(genome);
    }
}
