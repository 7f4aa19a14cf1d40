package org.nasgauge.cli;

import java.util.List;
import org.nasgauge.api.benchmark.TrainerProvider;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.registry.Registry;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.oneshot.meta.MetaLearner;
import org.nasgauge.tabular.query.KnownSpaces;

/** What the suite and the plug-ins in use offer, by name. */
final class Installed {
    private Installed() {}

    static Registry<TrainerProvider> trainers() {
        return Registry.installed("trainer", TrainerProvider.class, trainer -> List.of(trainer.name()));
    }

    static Registry<MetaLearner> metaLearners() {
        return Registry.installed("meta-learner", MetaLearner.class, learner -> List.of(learner.name()));
    }

    /** @param place the option that names it, for the error message */
    static SearchSpace space(String place, String name) {
        return KnownSpaces.installed().named(place, name);
    }

    static EnumerableSpace enumerable(String place, String name) {
        return KnownSpaces.installed().enumerable(place, name);
    }

    /**
     * The number of an architecture in its space. A number is a name where an architecture is called so; else it counts them.
     *
     * @throws UserError if the text names none
     */
    static int number(String place, EnumerableSpace space, String text) {
        try {
            return space.indexOf(space.parse(text));
        } catch (IllegalArgumentException e) {
            if (text.matches("0|[1-9][0-9]{0,8}") && Integer.parseInt(text) < space.size()) {
                return Integer.parseInt(text);
            }
            throw UserError.at(
                    place,
                    String.valueOf(e.getMessage()),
                    "Name an architecture of " + space.name() + ", or a number from 0 to " + (space.size() - 1),
                    e);
        }
    }

    static TrainerProvider trainer(String place, String name) {
        return trainers().named(place, name);
    }
}
