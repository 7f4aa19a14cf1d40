package org.nasgauge.models.gaussian;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoublePredicate;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.models.encoding.HammingCode;
import org.nasgauge.models.encoding.HammingDistances;

/**
 * A Gaussian process over architectures with a {@link HammingKernel}. Its mean and variance are those that make the observations
 * most probable; its kernel stays as it is or, on demand, becomes the most probable one.
 *
 * <p>One observation more extends the Cholesky factor of the correlations by a row, and costs the square of the observations
 * before it; so does a prediction's deviation, unless what the first observations leave open suffices; its mean costs only their
 * number. The deviation of an architecture that was looked at before is gone on with.
 */
public final class HammingProcess {
    /** More than the searches for some proposals come back to. */
    private static final int SOLVED = 2_048;
    /** Nearest observations that a deviation's bound takes into account. */
    private static final int NEAREST = 8;
    /** More than rounding changes in a share of the variance. */
    private static final double ROUNDING = 1e-12;

    private final HammingDistances distances;
    private final HammingKernel expected;
    private final ObservedCorrelations observed;
    private HammingKernel kernel;
    private double[] byDistance;
    private GrowingCholesky factor;

    private double[] values = new double[16];
    private int size;

    /** Values are standardized to mean 0 and variance 1 first, since they may be of any magnitude. */
    private double shift;

    private double scale = 1;
    private GeneralizedMean fit = GeneralizedMean.NONE;
    /** Of the observations in a mean. */
    private double[] weights = new double[0];

    /** Of deviations, by the least distance. */
    private double[] roughBounds = new double[0];

    private boolean stale;

    /** What is solved of architectures is continued when they are looked at again; all is forgotten where it is too much. */
    private final Map<Architecture, SolvedCorrelations> solved = new HashMap<>();

    private Architecture lookedAt = Architecture.of();

    /** Of the architecture looked at to each observation. */
    private int[] away = new int[0];

    private double predictedMean;
    /** The least of those distances. */
    private int least;
    /** The observations that are nearest to it, all equally near. */
    private int[] nearest = new int[16];

    /** @param expected the kernel, or before observations tell more, the most probable one */
    public HammingProcess(HammingCode code, HammingKernel expected) {
        this.distances = new HammingDistances(code);
        this.expected = expected;
        this.observed = new ObservedCorrelations(code);
        this.kernel = expected;
        this.byDistance = observed.byDistance(kernel);
        this.factor = observed.factor(kernel);
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
        observed.add(Arrays.copyOf(distances.of(architecture), size));
        distances.add(architecture);
        values[size] = value;
        size++;
        stale = true;
    }

    /** Forgets the last observations: so many are left. */
    public void truncate(int observations) {
        if (observations < size) {
            size = observations;
            distances.truncate(observations);
            observed.truncate(observations);
            solved.values().forEach(each -> each.truncate(observations));
            stale = true;
        }
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
        HammingKernel better = new MarginalLikelihood(observed::factor, standardized()).mostProbable(kernel, expected);
        if (!better.equals(kernel)) {
            kernel = better;
            byDistance = observed.byDistance(kernel);
            solved.clear();
        }
        stale = true;
    }

    /** Looks at an architecture, of which the means and deviations below then are. */
    public void predict(Architecture architecture) {
        update();
        lookedAt = architecture;
        int[] distance = distances.of(architecture);
        double[] weight = weights;
        double[] correlation = byDistance;
        double sum = 0;
        int near = Integer.MAX_VALUE;
        for (int i = 0; i < weight.length; i++) {
            sum += weight[i] * correlation[distance[i]];
            near = Math.min(near, distance[i]);
        }
        predictedMean = fit.mean() + sum;
        away = distance;
        least = near;
    }

    /** Of the truth of the architecture looked at. */
    public double mean() {
        return shift + scale * predictedMean;
    }

    /** The standard deviation of the truth of the architecture looked at. */
    public double deviation() {
        return deviation(bound -> false);
    }

    /** The same; or, as soon as it suffices, what the deviation would be, were only the first observations known, which is no less. */
    public double deviation(DoublePredicate suffices) {
        SolvedCorrelations known = solved.get(lookedAt);
        if (known == null) {
            if (solved.size() == SOLVED) {
                solved.clear();
            }
            known = new SolvedCorrelations();
            solved.put(lookedAt, known);
        }
        return deviation(
                known.unexplained(factor, away, byDistance, unexplained -> suffices.test(deviation(unexplained))));
    }

    /** No less than {@link #deviationBound}, and at hand: what it would be, were only one of the nearest observations known. */
    public double roughDeviationBound() {
        return size == 0 ? deviation(1) : roughBounds[least];
    }

    /** No less than {@link #deviation}, and soon found: what it would be, were only the mean of the nearest observations known. */
    public double deviationBound() {
        if (size == 0) {
            return deviation(1);
        }
        int nearestCount = findNearest();
        double sum = nearestCount * (1 + kernel.noise());
        for (int i = 1; i < nearestCount; i++) {
            for (int j = 0; j < i; j++) {
                sum += 2 * observed.correlation(nearest[i], nearest[j], byDistance);
            }
        }
        double correlation = nearestCount * byDistance[least];
        return deviation(Math.max(0, 1 - correlation * correlation / sum));
    }

    /** @return how many, {@link #NEAREST} at the most */
    private int findNearest() {
        int count = 0;
        for (int i = 0; i < size; i++) { // without branches, since no processor can guess which observations are near
            nearest[count] = i;
            count += (away[i] - least - 1) >>> (Integer.SIZE - 1); // 1 where they are equal
        }
        return Math.min(count, NEAREST);
    }

    private double deviation(double unexplained) {
        return scale * Math.sqrt(unexplained * fit.variance());
    }

    /** The mean of the truth of an architecture that was observed, by the number of its observation from 0. */
    public double meanOfObserved(int observation) {
        update();
        return values[observation] - scale * kernel.noise() * weights[observation];
    }

    /** Finds what all predictions hang on; else the first of them does. */
    public void update() {
        if (stale) {
            factor = observed.factor(kernel);
            fit = size > 0 ? GeneralizedMean.of(factor, standardized()) : GeneralizedMean.NONE;
            weights = fit.weights(factor);
            roughBounds = roughBounds();
            stale = false;
        }
    }

    private double[] roughBounds() {
        double[] bounds = new double[byDistance.length];
        for (int distance = 0; distance < bounds.length; distance++) {
            double correlation = byDistance[distance];
            bounds[distance] = deviation(1 - correlation * correlation / (1 + kernel.noise()) + ROUNDING);
        }
        return bounds;
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
        values = Arrays.copyOf(values, 2 * size);
        nearest = new int[2 * size];
    }
}
