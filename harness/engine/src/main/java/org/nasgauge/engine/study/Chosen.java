package org.nasgauge.engine.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.component.Capability;
import org.nasgauge.api.component.Component;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.engine.recipe.Choice;

/** What a recipe names, looked up, with a value for each of its settings. */
record Chosen<C extends Component>(Choice choice, C provider, Settings settings) {

    /** @param find from place and name to the component */
    static <C extends Component> List<Chosen<C>> all(List<Choice> choices, BiFunction<String, String, C> find) {
        List<Chosen<C>> chosen = new ArrayList<>();
        for (Choice choice : choices) {
            C provider = find.apply(choice.place(), choice.name());
            chosen.add(new Chosen<>(choice, provider, Settings.read(choice.place(), provider, choice.settings())));
        }
        return chosen;
    }

    boolean seesTruth() {
        return provider.requirements().contains(Capability.TRUE_OPTIMUM);
    }

    /** @throws UserError if the benchmark cannot do what the component requires */
    void check(Benchmark benchmark, Set<Capability> furtherRequirements) {
        Set<Capability> missing = new TreeSet<>(provider.requirements());
        missing.addAll(furtherRequirements);
        missing.removeAll(benchmark.capabilities());
        if (!missing.isEmpty()) {
            Capability first = missing.iterator().next();
            throw UserError.at(
                    choice.place(),
                    "'" + choice.name() + "' requires of its benchmark that it " + first.meaning() + ", and '"
                            + benchmark.name() + "' does not",
                    "Choose another benchmark, or leave '" + choice.label() + "' out");
        }
    }

    /**
     * Makes an instance and drops it, to learn now whether the settings agree with each other and with the problem.
     *
     * @throws UserError if they do not
     */
    void tryOut(Consumer<SeededRandom> create) {
        try {
            create.accept(SeedTree.root(0).generator());
        } catch (IllegalArgumentException e) {
            throw UserError.at(choice.place(), String.valueOf(e.getMessage()), "Change the settings", e);
        }
    }
}
