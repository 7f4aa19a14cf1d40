package org.nasgauge.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Function;
import org.nasgauge.api.benchmark.TrainerProvider;
import org.nasgauge.api.error.KnownNames;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.tabular.table.KnownSpaces;

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
        return named("space", place, name, spaces(), SearchSpace::name);
    }

    static EnumerableSpace enumerable(String place, String name) {
        if (space(place, name) instanceof EnumerableSpace space) {
            return space;
        }
        throw UserError.at(place, "the architectures of " + name + " are not numbered", "Choose another space");
    }

    static TrainerProvider trainer(String place, String name) {
        return named("trainer", place, name, trainers(), TrainerProvider::name);
    }

    private static <T> T named(String kind, String place, String name, List<T> known, Function<T, String> nameOf) {
        return known.stream()
                .filter(one -> nameOf.apply(one).equals(name))
                .findFirst()
                .orElseThrow(() ->
                        KnownNames.of(kind, known.stream().map(nameOf).toList()).unknown(place, name));
    }
}
