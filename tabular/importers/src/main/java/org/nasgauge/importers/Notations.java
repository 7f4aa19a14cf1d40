package org.nasgauge.importers;

import org.nasgauge.api.space.Notation;
import org.nasgauge.api.space.SearchSpace;

/** How others than the authors of a space write its architectures. */
public final class Notations {
    private Notations() {}

    /** The form of NASLib: tuples of numbers. */
    public static Notation naslib(SearchSpace space) {
        return named(space, "naslib");
    }

    /** The form of NAS-Bench-301: a configuration of ConfigSpace as {@code key=value}, with spaces between. */
    public static Notation configSpace(SearchSpace space) {
        return named(space, "configspace");
    }

    private static Notation named(SearchSpace space, String name) {
        return space.notations().stream()
                .filter(notation -> notation.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(space.name() + " has no notation " + name));
    }
}
