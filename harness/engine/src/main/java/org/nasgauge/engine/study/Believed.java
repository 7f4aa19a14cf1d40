package org.nasgauge.engine.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.benchmark.Evaluation;
import org.nasgauge.api.error.KnownNames;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.search.Prior;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;
import org.nasgauge.api.space.Population;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.engine.manifest.StudyFacts;
import org.nasgauge.engine.recipe.PriorChoice;
import org.nasgauge.engine.recipe.Recipe;

/**
 * What a study believes of good architectures beforehand.
 *
 * @param facts what the record keeps of it, and what the identity of the study consists of
 */
record Believed(Prior prior, StudyFacts.Part facts) {
    /** Makes what recipes say of the architectures of one benchmark. */
    record Source(Recipe recipe, BenchmarkSource tables, BenchmarkSource.Opened searched) {
        /** @throws UserError if it speaks of what the space does not have, or another table does not know */
        Believed of(PriorChoice choice) {
            return choice instanceof PriorChoice.BestOf bestOf
                    ? bestOf(bestOf)
                    : choices((PriorChoice.Choices) choice, searched.benchmark().space());
        }

        private Believed bestOf(PriorChoice.BestOf choice) {
            BenchmarkSource.Opened opened = tables.open(recipe.over(choice.place(), choice.table()));
            if (opened.content().equals(searched.content())) {
                throw UserError.at(
                        choice.place(),
                        "'" + choice.table() + "' is the benchmark itself, whose best nobody knows before the search",
                        "Name another table");
            }
            SearchSpace space = searched.benchmark().space();
            List<Architecture> best = new ArrayList<>();
            for (Architecture architecture : best(opened.benchmark(), choice)) {
                best.add(translated(architecture, opened.benchmark().space(), space, choice));
            }
            SortedMap<String, Object> facts = new TreeMap<>();
            facts.put("table", opened.benchmark().name());
            facts.put("content", opened.content());
            facts.put("architectures", choice.architectures());
            facts.put("confidence", choice.confidence());
            return new Believed(
                    Prior.around(space.decisions(), best, choice.confidence()), new StudyFacts.Part("best-of", facts));
        }
    }

    private record Scored(Architecture architecture, double value) {}

    /** Of equal ones, the first in the order of the space. */
    private static List<Architecture> best(Benchmark table, PriorChoice.BestOf choice) {
        List<Scored> scored = new ArrayList<>();
        for (Architecture architecture :
                RatedPopulation.of(table.space(), List.of(Population.NETWORKS)).all()) {
            Evaluation evaluation = table.evaluate(
                    architecture, table.fullFidelity(), SeedTree.root(0).generator());
            if (evaluation instanceof Evaluation.Completed completed) {
                scored.add(new Scored(
                        architecture,
                        table.objective()
                                .direction()
                                .score(completed.objective().value())));
            }
        }
        if (scored.size() < choice.architectures()) {
            throw UserError.at(
                    choice.place(),
                    "'" + table.name() + "' has " + scored.size() + " architectures with a value, and the "
                            + choice.architectures() + " best are asked for",
                    "Ask for fewer with 'architectures', or name another table");
        }
        return scored.stream()
                .sorted(Comparator.comparingDouble(Scored::value).reversed())
                .limit(choice.architectures())
                .map(Scored::architecture)
                .toList();
    }

    private static Architecture translated(
            Architecture architecture, SearchSpace from, SearchSpace to, PriorChoice.BestOf choice) {
        if (from.name().equals(to.name())) {
            return architecture;
        }
        String text = from.format(architecture);
        try {
            return to.parse(text);
        } catch (IllegalArgumentException e) {
            throw UserError.at(
                    choice.place(),
                    "'" + choice.table() + "' is of the space " + from.name() + ", and its architecture " + text
                            + " is none of " + to.name(),
                    "Name a table whose architectures are written alike",
                    e);
        }
    }

    private static Believed choices(PriorChoice.Choices choice, SearchSpace space) {
        KnownNames decisions = KnownNames.of(
                "decision", space.decisions().stream().map(Decision::name).toList());
        choice.probabilities().keySet().stream()
                .filter(name -> !decisions.names().contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw decisions.unknown(choice.place(), name);
                });
        List<List<Double>> probabilities = new ArrayList<>();
        SortedMap<String, Object> facts = new TreeMap<>();
        for (Decision decision : space.decisions()) {
            Map<String, Double> named = choice.probabilities().getOrDefault(decision.name(), new TreeMap<>());
            probabilities.add(probabilities(choice.place(), decision, named));
            named.forEach((name, probability) -> facts.put(decision.name() + ": " + name, probability));
        }
        return new Believed(Prior.of(probabilities), new StudyFacts.Part("choices", facts));
    }

    private static List<Double> probabilities(String place, Decision decision, Map<String, Double> named) {
        KnownNames choices = KnownNames.of("choice of " + decision.name(), decision.choices());
        named.keySet().stream()
                .filter(name -> !decision.choices().contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw choices.unknown(place, name);
                });
        double sum = 0;
        for (double probability : named.values()) {
            sum += probability;
        }
        int others = decision.size() - named.size();
        if (others == 0 ? Math.abs(sum - 1) > 1e-9 : sum >= 1) {
            throw UserError.at(
                    place,
                    "the probabilities of " + decision.name() + " sum to " + sum
                            + (others == 0 ? "" : ", which leaves nothing for its other choices"),
                    others == 0 ? "Let them sum to 1" : "Let them sum to less than 1");
        }
        double rest = (1 - sum) / Math.max(1, others);
        return decision.choices().stream()
                .map(name -> named.getOrDefault(name, rest))
                .toList();
    }
}
