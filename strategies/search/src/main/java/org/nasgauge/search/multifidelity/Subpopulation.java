package org.nasgauge.search.multifidelity;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.Stream;
import org.nasgauge.api.search.Observation;

/** The individuals that DEHB has on one rung. Those of the start have not been evaluated, and count as the worst. */
final class Subpopulation {
    private static final class Individual {
        private DifferentialVector vector;
        private Optional<Observation.Scored> told = Optional.empty();

        Individual(DifferentialVector vector) {
            this.vector = vector;
        }
    }

    private final List<Individual> individuals;
    /** From the rung below. */
    private final Queue<DifferentialVector> promoted = new ArrayDeque<>();

    private int turn;

    Subpopulation(List<DifferentialVector> start) {
        this.individuals = start.stream().map(Individual::new).toList();
    }

    /** The place whose turn it is: one after the other, and again. */
    int next() {
        return turn++ % individuals.size();
    }

    DifferentialVector at(int place) {
        return individuals.get(place).vector;
    }

    List<DifferentialVector> all() {
        return individuals.stream().map(individual -> individual.vector).toList();
    }

    /** The best so many, the best first. */
    List<DifferentialVector> best(int count) {
        return Stream.concat(evaluated(), individuals.stream().filter(individual -> individual.told.isEmpty()))
                .limit(count)
                .map(individual -> individual.vector)
                .toList();
    }

    private Stream<Individual> evaluated() {
        return individuals.stream()
                .filter(individual -> individual.told.isPresent())
                .sorted(Comparator.comparing(
                        individual -> individual.told.orElseThrow(), Observation.Scored.BEST_FIRST));
    }

    /**
     * The next of the best so many of the rung below that are not here already; where all of them are, the best of the rung
     * below. The best are chosen anew when all that were chosen have come. Empty where none was evaluated.
     */
    Optional<DifferentialVector> promotion(Subpopulation below, int count) {
        if (promoted.isEmpty()) {
            List<DifferentialVector> here = all();
            below.evaluated()
                    .map(individual -> individual.vector)
                    .filter(vector -> !here.contains(vector))
                    .limit(count)
                    .forEach(promoted::add);
        }
        return Optional.ofNullable(promoted.poll())
                .or(() -> below.evaluated().map(individual -> individual.vector).findFirst());
    }

    /** The contender takes the place unless the individual there is better. */
    void select(int place, DifferentialVector contender, Observation.Scored told) {
        Individual holder = individuals.get(place);
        if (holder.told.filter(better -> better.beats(told)).isEmpty()) {
            holder.vector = contender;
            holder.told = Optional.of(told);
        }
    }
}
