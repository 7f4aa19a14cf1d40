package org.nasgauge.training;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nasgauge.api.benchmark.Trainer;
import org.nasgauge.api.benchmark.TrainerProvider;
import org.nasgauge.api.benchmark.UntrainedNetworks;
import org.nasgauge.api.component.Setting;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.networks.Network;
import org.nasgauge.networks.NetworkDefined;
import org.nasgauge.training.data.DataSet;

/** A kind of trainer, for any space with networks, any data set and any recipe: it only brings what learns. */
abstract class NetworkTrainerProvider implements TrainerProvider {
    /** A network with its weights drawn: each parameter from the child of {@code seed} that bears its name. */
    abstract Learner learner(Network network, Recipe recipe, SeedTree seed);

    /** What a trainer's recipe says beyond its settings, so that outcomes of another kind are not taken for its own. */
    abstract Map<String, String> distinction();

    /** @see Trainer#environment() */
    abstract SortedMap<String, String> environment(Recipe recipe);

    /** Whether it trains by this backend of the tape. */
    abstract boolean takes(Recipe.Backend backend);

    @Override
    public final boolean trains(SearchSpace space) {
        return space instanceof NetworkDefined;
    }

    @Override
    public final Optional<UntrainedNetworks> published(SearchSpace space) {
        return space instanceof NetworkDefined networks
                ? Optional.of(new NetworksAtScale(
                        networks,
                        networks.standardScale(),
                        Optional.empty(),
                        new TreeMap<>(Map.of("scale", networks.standardScale().toString()))))
                : Optional.empty();
    }

    @Override
    public final List<Setting> settings() {
        return Settings.of(Recipe.STANDARD);
    }

    @Override
    public final Map<String, ?> settings(SortedMap<String, String> recipe) {
        return Recipe.settings(recipe);
    }

    @Override
    public final Trainer open(String place, SearchSpace space, Map<String, ?> settings) {
        Recipe recipe = Settings.read(place, Recipe.STANDARD, settings);
        if (!takes(recipe.backend())) {
            throw UserError.at(
                    place,
                    "backend: " + recipe.backend() + " is not one of the trainer " + name(),
                    "Leave it out, or use the trainer tape");
        }
        return open(place, space, recipe, DataSet.named(place, recipe.data()));
    }

    final NetworkTrainer open(String place, SearchSpace space, Recipe recipe, DataSet data) {
        if (!(space instanceof NetworkDefined networks)) {
            throw UserError.at(
                    place,
                    "the space " + space.name() + " does not define networks to train",
                    "'nasgauge list trainers' names the spaces that do");
        }
        NetworkTrainer trainer =
                new NetworkTrainer(space, networks, recipe, PreparedData.of(place, data, recipe), this);
        try {
            trainer.complexity(space.sample(SeedTree.root(0).generator())); // any tells whether there are such networks
        } catch (IllegalArgumentException e) {
            throw UserError.at(
                    place,
                    "the space " + space.name() + " has no networks of this scale (" + e.getMessage() + ")",
                    "Change channels, stages, cells-per-stage, stem-kernel, resolution or reduction",
                    e);
        }
        return trainer;
    }
}
