package org.nasgauge.models.density;

import java.util.List;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Prior;
import org.nasgauge.api.space.Architecture;

/** Independent distributions of the choices of each decision, learned from weighted architectures and a prior. */
public final class ChoiceDensity implements ArchitectureDensity {
    private final double[][] probabilities;
    private final double[][] logarithms;

    private ChoiceDensity(double[][] masses) {
        probabilities = masses;
        logarithms = new double[masses.length][];
        for (int decision = 0; decision < masses.length; decision++) {
            double sum = 0;
            for (double mass : masses[decision]) {
                sum += mass;
            }
            logarithms[decision] = new double[masses[decision].length];
            for (int choice = 0; choice < masses[decision].length; choice++) {
                probabilities[decision][choice] /= sum;
                logarithms[decision][choice] = StrictMath.log(probabilities[decision][choice]);
            }
        }
    }

    /**
     * Weighted counts on top of the prior, which counts as {@code priorWeight} architectures for each choice that a decision
     * has: Bergstra et al. 2011, section 4.2.
     *
     * @param weights one for each of the data, from 0
     */
    public static ChoiceDensity ofCounts(List<Architecture> data, double[] weights, Prior prior, double priorWeight) {
        double[][] masses = new double[prior.decisions()][];
        for (int decision = 0; decision < masses.length; decision++) {
            int choices = prior.choices(decision);
            masses[decision] = prior(prior, decision, choices * priorWeight);
            for (int i = 0; i < weights.length; i++) {
                masses[decision][data.get(i).choice(decision)] += weights[i];
            }
        }
        return new ChoiceDensity(masses);
    }

    /**
     * The weighted mean of the kernels of the data (see {@link JointKernels}) and of the prior, which is one more kernel.
     *
     * @param weights one for each of the data, from 0
     */
    public static ChoiceDensity ofKernels(List<Architecture> data, double[] weights, Prior prior, double priorWeight) {
        double[][] masses = new double[prior.decisions()][];
        double smoothing = priorWeight / (data.size() + 1);
        for (int decision = 0; decision < masses.length; decision++) {
            int choices = prior.choices(decision);
            masses[decision] = prior(prior, decision, priorWeight);
            for (int i = 0; i < weights.length; i++) {
                double share = weights[i] / (1 + choices * smoothing);
                for (int choice = 0; choice < choices; choice++) {
                    masses[decision][choice] += share * smoothing;
                }
                masses[decision][data.get(i).choice(decision)] += share;
            }
        }
        return new ChoiceDensity(masses);
    }

    private static double[] prior(Prior prior, int decision, double weight) {
        double[] masses = new double[prior.choices(decision)];
        for (int choice = 0; choice < masses.length; choice++) {
            masses[choice] = weight * prior.probability(decision, choice);
        }
        return masses;
    }

    public double probability(int decision, int choice) {
        return probabilities[decision][choice];
    }

    @Override
    public double log(Architecture architecture) {
        double sum = 0;
        for (int decision = 0; decision < logarithms.length; decision++) {
            sum += logarithms[decision][architecture.choice(decision)];
        }
        return sum;
    }

    @Override
    public Architecture draw(SeededRandom random) {
        int[] choices = new int[probabilities.length];
        for (int decision = 0; decision < choices.length; decision++) {
            choices[decision] = draw(decision, random);
        }
        return Architecture.of(choices);
    }

    /** A choice for one decision. */
    public int draw(int decision, SeededRandom random) {
        return random.weighted(probabilities[decision]);
    }
}
