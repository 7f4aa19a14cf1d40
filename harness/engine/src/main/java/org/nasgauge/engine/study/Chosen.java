package org.nasgauge.engine.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.component.Component;
import org.nasgauge.api.component.Need;
import org.nasgauge.api.component.Settings;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.estimate.Estimator;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.registry.Registry;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.search.Problem;
import org.nasgauge.api.search.StrategyWrapper;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.engine.external.ProgramFault;
import org.nasgauge.engine.manifest.StudyFacts;
import org.nasgauge.engine.recipe.Choice;
import org.nasgauge.engine.recipe.PriorChoice;

/**
 * What a recipe names, looked up, with the settings that the recipe gives it.
 *
 * @param place where the recipe names it, for error messages
 * @param label how reports name it
 * @param wrappers around a strategy, from the inside out
 * @param estimator what a strategy queries
 * @param members of an estimator over estimators
 * @param prior what a strategy believes beforehand
 * @param predicted who predicts an objective that a strategy does not see measured, by the objective's name
 */
record Chosen<C extends Component>(
        String place,
        String label,
        C component,
        List<Chosen<StrategyWrapper>> wrappers,
        Optional<Chosen<Estimator>> estimator,
        List<Chosen<Estimator>> members,
        Optional<PriorChoice> prior,
        SortedMap<String, Chosen<Estimator>> predicted) {

    /**
     * @param kind where the choices are looked up
     * @param components where what goes with them is looked up
     * @throws UserError if a name is unknown or a setting is not allowed
     */
    static <C extends Component> List<Chosen<C>> all(List<Choice> choices, Registry<C> kind, Components components) {
        List<Chosen<C>> chosen = new ArrayList<>();
        for (Choice choice : choices) {
            chosen.add(of(choice, kind, components));
        }
        return chosen;
    }

    private static <C extends Component> Chosen<C> of(Choice choice, Registry<C> kind, Components components) {
        renamed(choice.name(), kind).ifPresent(now -> {
            throw UserError.at(
                    choice.place(),
                    "'" + choice.name() + "' is called '" + now.name() + "' now",
                    "Write the new name, and see with 'nasgauge list' what it does");
        });
        C component = kind.named(choice.place(), choice.name());
        SortedMap<String, Chosen<Estimator>> predicted = new TreeMap<>();
        choice.predicted()
                .forEach((property, by) -> predicted.put(property, of(by, components.estimators(), components)));
        return new Chosen<>(
                choice.place(),
                choice.label(),
                Settings.read(choice.place(), component, choice.settings()),
                all(choice.wrappers(), components.wrappers(), components),
                choice.estimator().map(estimator -> of(estimator, components.estimators(), components)),
                all(choice.members(), components.estimators(), components),
                choice.prior(),
                predicted);
    }

    private static <C extends Component> Optional<C> renamed(String name, Registry<C> kind) {
        return kind.find(name).isPresent()
                ? Optional.empty()
                : kind.all().stream()
                        .filter(member ->
                                member.formerName().filter(name::equals).isPresent())
                        .findFirst();
    }

    String name() {
        return component.name();
    }

    /** All of them, as a recipe writes them. */
    SortedMap<String, Object> settings() {
        return Settings.written(component);
    }

    /** As below, where nothing is believed. */
    Study.Use<C> use(Benchmark benchmark, Constraint constraint, Objectives objectives) {
        return use(benchmark, constraint, objectives, Optional.empty());
    }

    /**
     * The component with what it may know of the benchmark, and what is believed of it.
     *
     * @throws UserError if the benchmark lacks what it needs, or no architecture that it could be shown keeps the limits
     */
    Study.Use<C> use(Benchmark benchmark, Constraint constraint, Objectives objectives, Optional<Believed> believed) {
        Supply supply = Supply.of(place, label, component, benchmark);
        Optional<Architecture> optimum =
                isShownOptimum() ? Optional.of(shown(benchmark, objectives)) : Optional.empty();
        Problem problem = new Problem(
                benchmark.space(),
                benchmark.fidelities(),
                constraint,
                objectives.all(),
                supply.properties(),
                optimum,
                believed.filter(unused -> component.usesPrior()).map(Believed::prior),
                supply.weightSharing(component));
        return new Study.Use<>(component, problem, supply, members(benchmark, constraint));
    }

    /** By label. */
    private SortedMap<String, Study.Use<Estimator>> members(Benchmark benchmark, Constraint constraint) {
        boolean needed = component.needs().contains(Need.Access.MEMBERS);
        if (members.isEmpty() ? needed : !component.usesMembers()) {
            throw UserError.at(
                    place,
                    needed
                            ? "'" + name() + "' is about other estimators, and the recipe names none"
                            : "'" + name() + "' is not about other estimators, and the recipe names some",
                    needed ? "Name them, as of: [flops, sotl]" : "Leave 'of' out");
        }
        SortedMap<String, Study.Use<Estimator>> uses = new TreeMap<>();
        for (Chosen<Estimator> member : members) {
            Study.Use<Estimator> use = member.use(benchmark, constraint, Objectives.single(benchmark));
            member.tryOut(random -> use.component().start(use.problem(), random));
            uses.put(member.label(), use);
        }
        return uses;
    }

    private Architecture shown(Benchmark benchmark, Objectives objectives) {
        return objectives
                .best()
                .orElseThrow(() -> UserError.at(
                        place,
                        "'" + name() + "' is shown the best architecture, and of '" + benchmark.name()
                                + "' none is known that keeps the limits",
                        "Widen the limits, or leave '" + label + "' out"));
    }

    private boolean isShownOptimum() {
        return component.needs().contains(Need.Access.TRUE_OPTIMUM);
    }

    /**
     * What the record keeps of it.
     *
     * @param believed what it believes beforehand
     * @param files SHA-256 by path
     * @param targeted whether it is to predict a property
     */
    StudyFacts facts(
            String id, Optional<Believed> believed, SortedMap<String, String> files, boolean targeted, String file) {
        return new StudyFacts(
                id,
                label,
                name(),
                settings(),
                wrappers.stream().map(Chosen::part).toList(),
                estimator.map(Chosen::part),
                members.stream().collect(Collectors.toMap(Chosen::label, Chosen::part, (a, b) -> a, TreeMap::new)),
                believed.map(Believed::facts),
                predictedBy(),
                files,
                isShownOptimum() || wrappers.stream().anyMatch(Chosen::isShownOptimum),
                targeted && component instanceof Estimator estimates && estimates.predictsScores(),
                file);
    }

    private SortedMap<String, StudyFacts.Part> predictedBy() {
        SortedMap<String, StudyFacts.Part> parts = new TreeMap<>();
        predicted.forEach((property, by) -> parts.put(property, part(by)));
        return parts;
    }

    private static StudyFacts.Part part(Chosen<?> chosen) {
        return new StudyFacts.Part(chosen.name(), chosen.settings());
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
            throw UserError.at(place, String.valueOf(e.getMessage()), "Change the settings", e);
        } catch (ProgramFault e) {
            throw UserError.at(
                    place,
                    String.valueOf(e.getMessage()),
                    e.mend() + ". 'nasgauge strategy check' shows the conversation",
                    e);
        }
    }
}
