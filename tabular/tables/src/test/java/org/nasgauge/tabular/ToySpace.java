package org.nasgauge.tabular;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;
import org.nasgauge.api.space.EnumerableSpace;

/** Two or more decisions with the same choices; genomes that are permutations of each other are the same network. */
public record ToySpace(String name, int length, int choices) implements EnumerableSpace {
    /** 16 genomes of 10 networks. */
    public static final ToySpace SMALL = new ToySpace("toy-2", 2, 4);

    /** 9 genomes of 6 networks, each written as in {@link #SMALL}. */
    public static final ToySpace PART = new ToySpace("toy-part", 2, 3);

    @Override
    public List<Decision> decisions() {
        List<String> names =
                IntStream.range(0, choices).mapToObj(String::valueOf).toList();
        return IntStream.range(0, length)
                .mapToObj(i -> new Decision("d" + i, names))
                .toList();
    }

    @Override
    public Optional<String> violation(Architecture architecture) {
        return Optional.empty();
    }

    @Override
    public int size() {
        int size = 1;
        for (int i = 0; i < length; i++) {
            size *= choices;
        }
        return size;
    }

    @Override
    public int indexOf(Architecture architecture) {
        int index = 0;
        for (int i = 0; i < length; i++) {
            index = index * choices + architecture.choice(i);
        }
        return index;
    }

    @Override
    public Architecture at(int index) {
        int[] genome = new int[length];
        int rest = index;
        for (int i = length - 1; i >= 0; i--) {
            genome[i] = rest % choices;
            rest /= choices;
        }
        return Architecture.of(genome);
    }

    @Override
    public List<Architecture> neighbours(Architecture architecture) {
        List<Architecture> neighbours = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            for (int choice = 0; choice < choices; choice++) {
                if (choice != architecture.choice(i)) {
                    neighbours.add(architecture.with(i, choice));
                }
            }
        }
        return neighbours;
    }

    @Override
    public Architecture mutate(Architecture architecture, SeededRandom random) {
        return random.choose(neighbours(architecture));
    }

    @Override
    public Architecture crossover(Architecture mother, Architecture father, SeededRandom random) {
        return mother;
    }

    @Override
    public Architecture parse(String text) {
        int[] genome =
                Arrays.stream(text.split("-")).mapToInt(Integer::parseInt).toArray();
        if (genome.length != length || Arrays.stream(genome).anyMatch(choice -> choice < 0 || choice >= choices)) {
            throw new IllegalArgumentException("'" + text + "' is not in " + name);
        }
        return Architecture.of(genome);
    }

    @Override
    public String format(Architecture architecture) {
        return Arrays.stream(architecture.choices()).mapToObj(String::valueOf).collect(Collectors.joining("-"));
    }

    @Override
    public Architecture canonical(Architecture architecture) {
        int[] sorted = architecture.choices();
        Arrays.sort(sorted);
        return Architecture.of(sorted);
    }
}
