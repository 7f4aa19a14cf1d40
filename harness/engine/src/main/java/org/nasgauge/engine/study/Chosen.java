package org.nasgauge.engine.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.benchmark.Complexity;
import org.nasgauge.api.component.Capability;
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
     * What the component may know about the benchmark before it starts.
     *
     * @throws UserError if it is to be shown the best architecture, and none keeps the limits
     */
    Problem problem(Benchmark benchmark, Constraint constraint, Objectives objectives) {
        Optional<Architecture> optimum = seesTruth() ? Optional.of(shown(benchmark, objectives)) : Optional.empty();
        Optional<Function<Architecture, Complexity>> complexity =
                component.needs().contains(Need.Access.COMPLEXITY) ? benchmark.complexity() : Optional.empty();
        return new Problem(
                benchmark.space(), benchmark.fidelities(), constraint, objectives.all(), complexity, optimum);
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

    Use<C> use(Problem problem) {
        return new Use<>(component, problem);
    }

    boolean seesTruth() {
        return component.needs().contains(Need.Access.TRUE_OPTIMUM);
    }

    /** @throws UserError if the benchmark lacks what the component needs */
    void check(Benchmark benchmark) {
        for (Need need : component.needs()) {
            if (!offers(benchmark, need)) {
                throw UserError.at(
                        choice.place(),
                        "'" + choice.name() + "' requires of its benchmark that it " + need.meaning() + ", and '"
                                + benchmark.name() + "' does not",
                        "Choose another benchmark, or leave '" + choice.label() + "' out");
            }
            if (need instanceof Need.Curve curve
                    && curve.epochs() > benchmark.fullFidelity().epoch()) {
                throw UserError.at(
                        choice.place(),
                        "'" + choice.label() + "' needs " + curve.epochs() + " epochs, and '" + benchmark.name()
                                + "' trains for " + benchmark.fullFidelity().epoch(),
                        "Choose fewer epochs");
            }
        }
    }

    private static boolean offers(Benchmark benchmark, Need need) {
        if (need instanceof Need.Access access) {
            return switch (access) {
                case LOWER_FIDELITIES -> benchmark.capabilities().contains(Capability.LOWER_FIDELITIES);
                case COMPLEXITY -> benchmark.capabilities().contains(Capability.COMPLEXITY);
                case SEVERAL_OBJECTIVES -> benchmark.capabilities().contains(Capability.SEVERAL_OBJECTIVES);
                case ENUMERABLE -> benchmark.capabilities().contains(Capability.ENUMERABLE);
                case TRUE_OPTIMUM -> benchmark.capabilities().contains(Capability.TRUE_OPTIMUM);
                case ESTIMATES -> true;
            };
        }
        if (need instanceof Need.Curve) {
            return benchmark.capabilities().contains(Capability.LEARNING_CURVES);
        }
        if (need instanceof Need.Property property) {
            return benchmark.properties().stream()
                    .anyMatch(metric -> metric.name().equals(property.name()));
        }
        Need.Evaluations evaluations = (Need.Evaluations) need;
        return benchmark.fidelities().contains(evaluations.fidelity().orElse(benchmark.fullFidelity()));
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
