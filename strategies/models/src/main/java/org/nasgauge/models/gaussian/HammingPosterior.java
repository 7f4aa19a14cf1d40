package org.nasgauge.models.gaussian;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The posterior of a Gaussian process at each of a fixed pool of architectures. The kernel falls with the number of
 * features d in which two architectures differ, k = exp(−d / length scale): the weighted Hamming kernel of Hutter, Xu,
 * Hoos and Leyton-Brown, Algorithm runtime prediction, Artificial Intelligence 2014, with one weight for all.
 *
 * <p>One observation more extends the Cholesky factor L of the kernel matrix by a row (Rasmussen and Williams, Gaussian
 * processes for machine learning, 2006, algorithm 2.1). The row and all that predictions need stand in the columns of
 * L⁻¹ k(observed, pool), which are kept, so that an observation costs the pool times the observations before it.
 */
public final class HammingPosterior {
    private final PoolDistances distances;
    private final int[] distancesToOne;
    private final double[] kernelByDistance;
    private final double noise;

    private final List<double[]> columns = new ArrayList<>();
    private final List<Integer> observed = new ArrayList<>();
    /** The diagonal of L. */
    private final List<Double> roots = new ArrayList<>();

    private final List<Double> solvedValues = new ArrayList<>();
    private final List<Double> solvedOnes = new ArrayList<>();

    private final double[] variance;
    /** k K⁻¹ y for each member. */
    private final double[] weightedValues;
    /** k K⁻¹ 1 for each member. */
    private final double[] weights;

    private double priorMean;
    private double squares;
    /** 1 where the observations do not differ. */
    private double priorDeviation = 1;

    /**
     * @param lengthScale the distance over which the correlation falls to 1/e; above 0
     * @param noise variance of an observation around the truth, as a share of the variance of the truth; above 0
     */
    public HammingPosterior(PoolDistances distances, double lengthScale, double noise) {
        this.distances = distances;
        this.kernelByDistance = new double[distances.greatest() + 1];
        for (int distance = 0; distance < kernelByDistance.length; distance++) {
            kernelByDistance[distance] = StrictMath.exp(-distance / lengthScale);
        }
        this.noise = noise;
        this.distancesToOne = new int[distances.size()];
        this.variance = new double[distances.size()];
        Arrays.fill(variance, 1);
        this.weightedValues = new double[variance.length];
        this.weights = new double[variance.length];
    }

    /** How many there were. */
    public int observations() {
        return columns.size();
    }

    /**
     * Learns one value more; a member may be observed again.
     *
     * @param member its place in the pool
     */
    public void observe(int member, double value) {
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
        observed.add(member);
        roots.add(root);
        solvedValues.add(solvedValue);
        solvedOnes.add(solvedOne);
        count(value, columns.size());
    }

    /**
     * Puts other values in the place of those observed, in the order of the observations. What was solved for the
     * architectures is kept, so that this costs the pool times the observations.
     *
     * @param values one an observation
     */
    public void revalue(double[] values) {
        Arrays.fill(weightedValues, 0);
        priorMean = 0;
        squares = 0;
        for (int j = 0; j < columns.size(); j++) {
            double solved = values[j];
            for (int earlier = 0; earlier < j; earlier++) {
                solved -= columns.get(earlier)[observed.get(j)] * solvedValues.get(earlier);
            }
            solved /= roots.get(j);
            solvedValues.set(j, solved);
            double[] column = columns.get(j);
            for (int i = 0; i < column.length; i++) {
                weightedValues[i] += column[i] * solved;
            }
            count(values[j], j + 1);
        }
    }

    /** By Welford's recurrence. */
    private void count(double value, int values) {
        double surprise = value - priorMean;
        priorMean += surprise / values;
        squares += surprise * (value - priorMean);
        priorDeviation = squares > 0 ? StrictMath.sqrt(squares / values) : 1;
    }

    /** Of the truth of a member. The prior mean is that of the observations. */
    public double mean(int member) {
        return priorMean + weightedValues[member] - priorMean * weights[member];
    }

    /** The standard deviation of the truth of a member. The prior variance is that of the observations. */
    public double deviation(int member) {
        return Math.sqrt(Math.max(0, variance[member])) * priorDeviation;
    }

    private double[] kernelTo(int member) {
        distances.from(member, distancesToOne);
        double[] kernel = new double[distancesToOne.length];
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = kernelByDistance[distancesToOne[i]];
        }
        return kernel;
    }
}
