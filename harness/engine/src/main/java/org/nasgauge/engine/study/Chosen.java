package org.nasgauge.engine.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.benchmark.Complexity;
import org.nasgauge.api.component.Capability;
import org.nasgauge.api.component.Component;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.engine.recipe.Choice;

/** What a recipe names, looked up, with a value for each of its settings. */
record Chosen<C extends Component>(Choice choice, C provider, Settings settings) {

    /** @param find from place and name to the component */
    static <C extends Component> List<Chosen<C>> all(List<Choice> choices, BiFunction<String, String, C> find) {
        List<Chosen<C>> chosen = new ArrayList<>();
        for (Choice choice : choices) {
            chosen.add(of(choice, find));
        }
        return chosen;
    }

    /** @param find from place and name to the component */
    static <C extends Component> Chosen<C> of(Choice choice, BiFunction<String, String, C> find) {
        C provider = find.apply(choice.place(), choice.name());
        return new Chosen<>(choice, provider, Settings.read(choice.place(), provider, choice.settings()));
    }

    /**
     * What the component may know about the benchmark before it starts.
     *
     * @throws UserError if it is to be shown the best architecture, and none keeps the limits
     */
    Problem problem(Benchmark benchmark, Constraint constraint, Objectives objectives) {
        Optional<Architecture> optimum = seesTruth() ? Optional.of(shown(benchmark, objectives)) : Optional.empty();
        Optional<Function<Architecture, Complexity>> complexity =
                provider.requirements().contains(Capability.COMPLEXITY) ? benchmark.complexity() : Optional.empty();
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
        return new Use<>(provider, settings, problem);
    }

    boolean seesTruth() {
        return provider.requirements().contains(Capability.TRUE_OPTIMUM);
    }

    /**
     * @param further requirements that come from the settings
     * @param given capabilities that do not depend on the benchmark
     * @throws UserError if the benchmark cannot do what the component requires
     */
    void check(Benchmark benchmark, Set<Capability> further, Set<Capability> given) {
        Set<Capability> missing = new TreeSet<>(provider.requirements());
        missing.addAll(further);
        missing.removeAll(given);
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
