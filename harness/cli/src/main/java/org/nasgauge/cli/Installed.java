package org.nasgauge.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.nasgauge.api.benchmark.TrainerProvider;
import org.nasgauge.api.error.KnownNames;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.tabular.query.KnownSpaces;

/** What the class path offers, by name. */
final class Installed {
    private Installed() {}

    static List<SearchSpace> spaces() {
        return KnownSpaces.installed().spaces();
    }

    static List<TrainerProvider> trainers() {
        List<TrainerProvider> trainers = new ArrayList<>();
        ServiceLoader.load(TrainerProvider.class).forEach(trainers::add);
        return trainers;
    }

    /** @param place the option that names it, for the error message */
    static SearchSpace space(String place, String name) {
        return KnownSpaces.installed().named(place, name);
    }

    static EnumerableSpace enumerable(String place, String name) {
        return KnownSpaces.installed().enumerable(place, name);
    }

    static TrainerProvider trainer(String place, String name) {
        List<TrainerProvider> known = trainers();
        return known.stream()
                .filter(trainer -> trainer.name().equals(name))
                .findFirst()
                .orElseThrow(() -> KnownNames.of(
                                "trainer",
                                known.stream().map(TrainerProvider::name).toList())
                        .unknown(place, name));
    }
}
