package org.nasgauge.cli;

import java.util.List;
import org.nasgauge.api.benchmark.TrainerProvider;
import org.nasgauge.api.registry.Registry;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.tabular.query.KnownSpaces;

/** What the suite and the plug-ins in use offer, by name. */
final class Installed {
    private Installed() {}

    static Registry<TrainerProvider> trainers() {
        return Registry.installed("trainer", TrainerProvider.class, trainer -> List.of(trainer.name()));
    }

    /** @param place the option that names it, for the error message */
    static SearchSpace space(String place, String name) {
        return KnownSpaces.installed().named(place, name);
    }

    static EnumerableSpace enumerable(String place, String name) {
        return KnownSpaces.installed().enumerable(place, name);
    }

    static TrainerProvider trainer(String place, String name) {
        return trainers().named(place, name);
    }
}
