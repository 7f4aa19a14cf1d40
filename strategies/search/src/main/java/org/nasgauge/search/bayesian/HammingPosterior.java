package org.nasgauge.search.bayesian;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nasgauge.api.space.Architecture;

/**
 * The posterior of a Gaussian process at each of a fixed pool of architectures. The kernel falls with the number of
 * decisions d in which two architectures differ, k = exp(−d / length scale): the weighted Hamming kernel of Hutter, Xu,
 * Hoos and Leyton-Brown, Algorithm runtime prediction, Artificial Intelligence 2014, with one weight for all.
 *
 * <p>One observation more extends the Cholesky factor L of the kernel matrix by a row (Rasmussen and Williams, Gaussian
 * processes for machine learning, 2006, algorithm 2.1). The row and all that predictions need stand in the columns of
 * L⁻¹ k(observed, pool), which are kept, so that an observation costs the pool times the observations before it.
 */
final class HammingPosterior {
    private final int[][] genes;
    private final double[] kernelByDistance;
    private final double noise;

    private final List<double[]> columns = new ArrayList<>();
    private final List<Double> solvedValues = new ArrayList<>();
    private final List<Double> solvedOnes = new ArrayList<>();

    private final double[] variance;
    /** k K⁻¹ y for each member. */
    private final double[] weightedValues;
    /** k K⁻¹ 1 for each member. */
    private final double[] weights;

    private double priorMean;
    private double squares;

    /** @param noise variance of an observation around the truth, as a share of the variance of the truth */
    HammingPosterior(Architecture[] pool, double lengthScale, double noise) {
        int decisions = pool[0].length();
        this.genes = new int[decisions][pool.length];
        for (int decision = 0; decision < decisions; decision++) {
            for (int member = 0; member < pool.length; member++) {
                genes[decision][member] = pool[member].choice(decision);
            }
        }
        this.kernelByDistance = new double[decisions + 1];
        for (int distance = 0; distance <= decisions; distance++) {
            kernelByDistance[distance] = StrictMath.exp(-distance / lengthScale);
        }
        this.noise = noise;
        this.variance = new double[pool.length];
        Arrays.fill(variance, 1);
        this.weightedValues = new double[pool.length];
        this.weights = new double[pool.length];
    }

    int observations() {
        return columns.size();
    }

    void observe(int member, double value) {
        double diagonal = 1 + noise;
        double solvedValue = value;
        double solvedOne = 1;
        double[] column = kernelTo(member);
        for (int j = 0; j < columns.size(); j++) {
            double[] earlier = columns.get(j);
            double entry = earlier[member];
            diagonal -= entry * entry;
            solvedValue -= entry * solvedValues.get(j);
            solvedOne -= entry * solvedOnes.get(j);
            for (int i = 0; i < column.length; i++) {
                column[i] -= entry * earlier[i];
            }
        }
        double root = StrictMath.sqrt(diagonal);
        solvedValue /= root;
        solvedOne /= root;
        for (int i = 0; i < column.length; i++) {
            column[i] /= root;
            variance[i] -= column[i] * column[i];
            weightedValues[i] += column[i] * solvedValue;
            weights[i] += column[i] * solvedOne;
        }
        columns.add(column);
        solvedValues.add(solvedValue);
        solvedOnes.add(solvedOne);
        double surprise = value - priorMean;
        priorMean += surprise / columns.size();
        squares += surprise * (value - priorMean);
    }

    /** The prior mean is that of the observations. */
    double mean(int member) {
        return priorMean + weightedValues[member] - priorMean * weights[member];
    }

    /** The prior variance is that of the observations. */
    double deviation(int member) {
        return StrictMath.sqrt(Math.max(0, variance[member])) * priorDeviation();
    }

    /** 1 where the observations do not differ. */
    private double priorDeviation() {
        return squares > 0 ? StrictMath.sqrt(squares / observations()) : 1;
    }

    private double[] kernelTo(int member) {
        int[] distances = new int[variance.length];
        for (int[] gene : genes) {
            int own = gene[member];
            for (int i = 0; i < distances.length; i++) {
                distances[i] += gene[i] == own ? 0 : 1;
            }
        }
        double[] kernel = new double[distances.length];
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = kernelByDistance[distances[i]];
        }
        return kernel;
    }
}
