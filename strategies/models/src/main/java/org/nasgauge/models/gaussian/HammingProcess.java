package org.nasgauge.models.gaussian;

import java.util.Arrays;
import org.nasgauge.api.space.Architecture;

/**
 * A Gaussian process over architectures with a {@link HammingKernel}. Its mean and variance are those that make the observations
 * most probable; its kernel stays as it is or, on demand, becomes the most probable one.
 *
 * <p>One observation more extends the Cholesky factor of the correlations by a row, and costs the square of the observations
 * before it; so does a prediction's deviation, its mean only their number.
 */
public final class HammingProcess {
    private final HammingCode code;
    private final HammingKernel expected;
    private HammingKernel kernel;
    private double[] byDistance;
    private GrowingCholesky factor = new GrowingCholesky();

    /** The codes of the observations: by word, then by observation. */
    private long[][] words;
    /** Of each observation to those before it. */
    private int[][] distances = new int[16][];

    private double[] values = new double[16];
    private int size;

    /** Values are standardized to mean 0 and variance 1 first, since they may be of any magnitude. */
    private double shift;

    private double scale = 1;
    private GeneralizedMean fit = GeneralizedMean.NONE;
    private boolean stale;

    private int[] distancesToOne = new int[16];
    private double[] correlations = new double[16];
    private double predictedMean;
    /** Observations that are nearest to the architecture looked at, all equally near; at most as many as the array is long. */
    private final int[] nearest = new int[8];

    private int nearestCount;

    /** @param expected the kernel, or before observations tell more, the most probable one */
    public HammingProcess(HammingCode code, HammingKernel expected) {
        this.code = code;
        this.expected = expected;
        this.kernel = expected;
        this.byDistance = kernel.byDistance(code.greatest());
        this.words = new long[code.words()][16];
    }

    /** How many there were, and were not forgotten. */
    public int observations() {
        return size;
    }

    /** The kernel now. */
    public HammingKernel kernel() {
        return kernel;
    }

    /** Learns one value more; an architecture may be observed again. */
    public void observe(Architecture architecture, double value) {
        if (size == values.length) {
            grow();
        }
        long[] own = code.encode(architecture);
        int[] toEarlier = new int[size];
        code.distances(own, words, size, toEarlier);
        distances[size] = toEarlier;
        for (int word = 0; word < own.length; word++) {
            words[word][size] = own[word];
        }
        values[size] = value;
        size++;
        append(size - 1);
        stale = true;
    }

    /** Forgets the last observations: so many are left. */
    public void truncate(int observations) {
        size = observations;
        factor.truncate(observations);
        stale = true;
    }

    /**
     * Puts other values in the place of those observed, in the order of the observations.
     *
     * @param others one an observation
     */
    public void revalue(double[] others) {
        System.arraycopy(others, 0, values, 0, size);
        stale = true;
    }

    /** Makes the kernel the most probable one that is found from the present one; see {@link MarginalLikelihood}. */
    public void fitKernel() {
        HammingKernel better =
                new MarginalLikelihood(distances, code.greatest(), standardized()).mostProbable(kernel, expected);
        if (!better.equals(kernel)) {
            kernel = better;
            byDistance = kernel.byDistance(code.greatest());
            factor = new GrowingCholesky();
            for (int i = 0; i < size; i++) {
                append(i);
            }
            stale = true;
        }
    }

    /** Looks at an architecture, of which the means and deviations below then are. */
    public void predict(Architecture architecture) {
        refresh();
        code.distances(code.encode(architecture), words, size, distancesToOne);
        double sum = 0;
        int least = Integer.MAX_VALUE;
        double[] weights = fit.weights();
        for (int i = 0; i < size; i++) {
            int distance = distancesToOne[i];
            sum += weights[i] * byDistance[distance];
            if (distance <= least) {
                nearestCount = distance < least ? 0 : nearestCount;
                least = distance;
                if (nearestCount < nearest.length) {
                    nearest[nearestCount++] = i;
                }
            }
        }
        predictedMean = fit.mean() + sum;
    }

    /** Of the truth of the architecture looked at. */
    public double mean() {
        return shift + scale * predictedMean;
    }

    /** The standard deviation of the truth of the architecture looked at. */
    public double deviation() {
        for (int i = 0; i < size; i++) {
            correlations[i] = byDistance[distancesToOne[i]];
        }
        factor.solveLower(correlations, size);
        double variance = 1;
        for (int i = 0; i < size; i++) {
            variance -= correlations[i] * correlations[i];
        }
        return scale * Math.sqrt(Math.max(0, variance) * fit.variance());
    }

    /** No less than {@link #deviation}, and soon found: what it would be, were only the mean of the nearest observations known. */
    public double deviationBound() {
        if (size == 0) {
            return scale * Math.sqrt(fit.variance());
        }
        double sum = nearestCount * (1 + kernel.noise());
        for (int i = 1; i < nearestCount; i++) {
            int[] toEarlier = distances[nearest[i]];
            for (int j = 0; j < i; j++) {
                sum += 2 * byDistance[toEarlier[nearest[j]]];
            }
        }
        double correlation = nearestCount * byDistance[distancesToOne[nearest[0]]];
        return scale * Math.sqrt(Math.max(0, 1 - correlation * correlation / sum) * fit.variance());
    }

    /** The mean of the truth of an architecture that was observed, by the number of its observation from 0. */
    public double meanOfObserved(int observation) {
        refresh();
        return values[observation] - scale * kernel.noise() * fit.weights()[observation];
    }

    private void append(int row) {
        for (int j = 0; j < row; j++) {
            correlations[j] = byDistance[distances[row][j]];
        }
        factor.append(correlations, 1 + kernel.noise());
    }

    private void refresh() {
        if (stale && size > 0) {
            fit = GeneralizedMean.of(factor, standardized());
        }
        stale = false;
    }

    private double[] standardized() {
        shift = 0;
        for (int i = 0; i < size; i++) {
            shift += values[i] / size;
        }
        double squares = 0;
        for (int i = 0; i < size; i++) {
            squares += (values[i] - shift) * (values[i] - shift);
        }
        scale = squares > 0 ? Math.sqrt(squares / size) : 1;
        double[] standardized = new double[size];
        for (int i = 0; i < size; i++) {
            standardized[i] = (values[i] - shift) / scale;
        }
        return standardized;
    }

    private void grow() {
        int larger = 2 * size;
        for (int word = 0; word < words.length; word++) {
            words[word] = Arrays.copyOf(words[word], larger);
        }
        distances = Arrays.copyOf(distances, larger);
        values = Arrays.copyOf(values, larger);
        distancesToOne = new int[larger];
        correlations = new double[larger];
    }
}
