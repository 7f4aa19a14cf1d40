package org.nasgauge.importers;

import java.util.List;
import java.util.Optional;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.Decision;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.api.space.Notation;

/** The first architectures of a space under its name, so that its tables are small. */
public record FirstOf(EnumerableSpace whole, int size) implements EnumerableSpace {
    @Override
    public String name() {
        return whole.name();
    }

    @Override
    public int indexOf(Architecture architecture) {
        int index = whole.indexOf(architecture);
        if (index >= size) {
            throw new IllegalArgumentException(format(architecture) + " is not among the first " + size);
        }
        return index;
    }

    @Override
    public Architecture at(int index) {
        return whole.at(index);
    }

    @Override
    public List<Decision> decisions() {
        return whole.decisions();
    }

    @Override
    public Optional<String> violation(Architecture architecture) {
        return whole.violation(architecture);
    }

    @Override
    public List<Architecture> neighbours(Architecture architecture) {
        return whole.neighbours(architecture);
    }

    @Override
    public Architecture mutate(Architecture architecture, SeededRandom random) {
        return whole.mutate(architecture, random);
    }

    @Override
    public Architecture crossover(Architecture mother, Architecture father, SeededRandom random) {
        return whole.crossover(mother, father, random);
    }

    @Override
    public Architecture parse(String text) {
        return whole.parse(text);
    }

    @Override
    public String format(Architecture architecture) {
        return whole.format(architecture);
    }

    @Override
    public List<Notation> notations() {
        return whole.notations();
    }

    @Override
    public Architecture canonical(Architecture architecture) {
        return whole.canonical(architecture);
    }
}
