package org.nasgauge.search.multifidelity;

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

    /**
     * rand/1/bin: the mutant is a + factor (b − c), with components outside [0, 1] drawn anew; of it the child has each
     * component with a probability, one in any case, and the others of the target.
     */
    static DifferentialVector child(
            DifferentialVector target,
            DifferentialVector a,
            DifferentialVector b,
            DifferentialVector c,
            double factor,
            double probability,
            SeededRandom random) {
        double[] child = target.components.clone();
        int inAnyCase = random.nextInt(child.length);
        for (int i = 0; i < child.length; i++) {
            double mutant = a.components[i] + factor * (b.components[i] - c.components[i]);
            if (mutant < 0 || mutant > 1) {
                mutant = random.nextDouble();
            }
            if (random.nextDouble() < probability || i == inAnyCase) {
                child[i] = mutant;
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
}
