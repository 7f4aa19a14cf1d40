package org.nasgauge.engine.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.component.Component;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.registry.Registry;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.engine.recipe.Choice;

/** What a recipe names, looked up, with the settings that the recipe gives it. */
record Chosen<C extends Component>(Choice choice, C component) {

    static <C extends Component> List<Chosen<C>> all(List<Choice> choices, Registry<C> components) {
        List<Chosen<C>> chosen = new ArrayList<>();
        for (Choice choice : choices) {
            chosen.add(of(choice, components));
        }
        return chosen;
    }

    static <C extends Component> Chosen<C> of(Choice choice, Registry<C> components) {
        C component = components.named(choice.place(), choice.name());
        return new Chosen<>(choice, Settings.read(choice.place(), component, choice.settings()));
    }

    /**
     * The component with what it may know of the benchmark.
     *
     * @throws UserError if the benchmark lacks what it needs, or no architecture that it could be shown keeps the limits
     */
    Study.Use<C> use(Benchmark benchmark, Constraint constraint, Objectives objectives) {
        Supply supply = Supply.of(choice.place(), choice.label(), component, benchmark);
        Optional<Architecture> optimum = seesTruth() ? Optional.of(shown(benchmark, objectives)) : Optional.empty();
        Problem problem = new Problem(
                benchmark.space(), benchmark.fidelities(), constraint, objectives.all(), supply.complexity(), optimum);
        return new Study.Use<>(component, problem, supply);
    }

    private Architecture shown(Benchmark benchmark, Objectives objectives) {
        return objectives
                .best()
                .orElseThrow(() -> UserError.at(
                        choice.place(),
                        "'" + choice.name() + "' is shown the best architecture, and of '" + benchmark.name()
                                + "' none is known that keeps the limits",
                        "Widen the limits, or leave '" + choice.label() + "' out"));
    }

    boolean seesTruth() {
        return component.needs().contains(Need.Access.TRUE_OPTIMUM);
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
