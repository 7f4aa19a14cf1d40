package org.nasgauge.search.multifidelity;

import java.util.Arrays;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.api.space.SearchSpace;

/**
 * An architecture as differential evolution has it (Storn and Price, Journal of Global Optimization 1997): for each decision
 * a number in [0, 1], whose range is shared equally among the choices. Immutable.
 */
final class DifferentialVector {
    private final double[] components;

    private DifferentialVector(double[] components) {
        this.components = components;
    }

    static DifferentialVector of(double... components) {
        return new DifferentialVector(components.clone());
    }

    /** Anywhere in the ranges of the choices. */
    static DifferentialVector of(Architecture architecture, SearchSpace space, SeededRandom random) {
        double[] components = new double[architecture.length()];
        for (int i = 0; i < components.length; i++) {
            components[i] = (architecture.choice(i) + random.nextDouble())
                    / space.decisions().get(i).size();
        }
        return new DifferentialVector(components);
    }

    /** rand/1: a + factor (b − c), which may lie outside [0, 1]. */
    static DifferentialVector mutant(DifferentialVector a, DifferentialVector b, DifferentialVector c, double factor) {
        double[] mutant = new double[a.components.length];
        for (int i = 0; i < mutant.length; i++) {
            mutant[i] = a.components[i] + factor * (b.components[i] - c.components[i]);
        }
        return new DifferentialVector(mutant);
    }

    /**
     * bin: the child has each component of the mutant with a probability, one drawn at random where it would have none, and
     * the others of this. Components outside [0, 1] are drawn anew.
     */
    DifferentialVector crossed(DifferentialVector mutant, double probability, SeededRandom random) {
        double[] child = components.clone();
        boolean crossed = false;
        for (int i = 0; i < child.length; i++) {
            if (random.nextDouble() < probability) {
                child[i] = mutant.components[i];
                crossed = true;
            }
        }
        if (!crossed) {
            int any = random.nextInt(child.length);
            child[any] = mutant.components[any];
        }
        for (int i = 0; i < child.length; i++) {
            if (child[i] < 0 || child[i] > 1) {
                child[i] = random.nextDouble();
            }
        }
        return new DifferentialVector(child);
    }

    double component(int decision) {
        return components[decision];
    }

    Architecture decode(SearchSpace space) {
        int[] choices = new int[components.length];
        for (int i = 0; i < choices.length; i++) {
            int size = space.decisions().get(i).size();
            choices[i] = Math.min(size - 1, (int) (components[i] * size));
        }
        return Architecture.of(choices);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DifferentialVector vector && Arrays.equals(components, vector.components);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(components);
    }
}
