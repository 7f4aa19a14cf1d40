package org.nasgauge.api.benchmark;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.nasgauge.api.component.Setting;
import org.nasgauge.api.space.SearchSpace;

/** Makes a live-training backend known by name; found by {@link java.util.ServiceLoader}. */
public interface TrainerProvider {
    String name();

    String summary();

    /** Whether it can train the architectures of this space. */
    boolean trains(SearchSpace space);

    /** What a recipe may set: the data set, the scale of the networks, how they are trained. */
    List<Setting> settings();

    /**
     * Loads data and native code; may take seconds.
     *
     * @param place where the settings stand, for error messages
     * @param settings by name, as a recipe writes them; those left out have their standard value
     * @throws org.nasgauge.api.error.UserError if a setting is unknown or not allowed, or the space cannot be trained so
     */
    Trainer open(String place, SearchSpace space, Map<String, ?> settings);

    /**
     * The settings of a trainer that has this recipe, as far as the recipe tells them.
     *
     * @param recipe that of a trainer of this kind
     * @see Trainer#recipe()
     */
    default Map<String, ?> settings(SortedMap<String, String> recipe) {
        return Map.of();
    }

    /** The networks of a space at the scale that its authors published, without images; absent where it has none. */
    default Optional<UntrainedNetworks> published(SearchSpace space) {
        return Optional.empty();
    }

    /** With the standard settings. */
    default Trainer open(SearchSpace space) {
        return open("trainer " + name(), space, Map.of());
    }
}
