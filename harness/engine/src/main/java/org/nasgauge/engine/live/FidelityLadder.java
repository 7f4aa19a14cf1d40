package org.nasgauge.engine.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nasgauge.api.benchmark.Trainer;
import org.nasgauge.api.metric.Fidelity;

/**
 * The fidelities of a live benchmark, each with those who train at it: epochs of one schedule, or whole schedules with part
 * of the images, of the resolution or of the channels, each of which is a training of its own.
 */
public final class FidelityLadder {
    private final List<Fidelity> fidelities;
    private final Map<Optional<Fidelity.Part>, Trainings> trainings;

    private FidelityLadder(List<Fidelity> fidelities, Map<Optional<Fidelity.Part>, Trainings> trainings) {
        this.fidelities = fidelities.stream().sorted().toList();
        this.trainings = trainings;
    }

    /**
     * Some epochs of the schedule, and its end.
     *
     * @param epochs each on the schedule
     */
    public static FidelityLadder ofEpochs(List<Integer> epochs, Trainings full) {
        int schedule = full.trainer().epochs();
        List<Fidelity> fidelities = IntStream.concat(
                        epochs.stream().mapToInt(Integer::intValue), IntStream.of(schedule))
                .sorted()
                .distinct()
                .mapToObj(epoch -> new Fidelity(epoch, schedule))
                .toList();
        return new FidelityLadder(fidelities, Map.of(Optional.empty(), full));
    }

    /** Every epoch of the schedule. */
    public static FidelityLadder ofEpochs(Trainings full) {
        return ofEpochs(
                IntStream.rangeClosed(1, full.trainer().epochs()).boxed().toList(), full);
    }

    /**
     * Whole schedules with less of something, and the full one.
     *
     * @param of the setting of the trainer that is less
     * @param taken its values, each less than {@code whole}
     * @param open makes the trainings that have so much of it
     */
    public static FidelityLadder ofParts(
            String of, List<Integer> taken, int whole, IntFunction<Trainings> open, Trainings full) {
        Map<Optional<Fidelity.Part>, Trainings> trainings = new LinkedHashMap<>();
        trainings.put(Optional.empty(), full);
        List<Fidelity> fidelities =
                new ArrayList<>(List.of(Fidelity.full(full.trainer().epochs())));
        for (int value : taken) {
            Trainings less = open.apply(value);
            Fidelity.Part part = new Fidelity.Part(of, value, whole);
            trainings.put(Optional.of(part), less);
            fidelities.add(Fidelity.full(less.trainer().epochs()).with(part));
        }
        return new FidelityLadder(fidelities, trainings);
    }

    List<Fidelity> fidelities() {
        return fidelities;
    }

    /** From the cheapest fidelity to the full one, each once. */
    public List<Trainer> trainers() {
        return fidelities.stream()
                .map(fidelity -> trainings(fidelity).trainer())
                .distinct()
                .toList();
    }

    Trainings full() {
        return trainings(fidelities.get(fidelities.size() - 1));
    }

    /** @throws IllegalArgumentException if nothing is trained at this fidelity */
    Trainings trainings(Fidelity fidelity) {
        Trainings found = trainings.get(fidelity.part());
        if (found == null) {
            throw new IllegalArgumentException("nothing is trained at fidelity " + fidelity + ", only at "
                    + fidelities.stream().map(Fidelity::toString).collect(Collectors.joining(", ")));
        }
        return found;
    }
}
