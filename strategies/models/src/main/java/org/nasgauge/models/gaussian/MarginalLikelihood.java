package org.nasgauge.models.gaussian;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * How probable observations are under a kernel, with the mean and the variance of the process at their own most probable
 * values (Rasmussen and Williams 2006, sections 2.3 and 5.4), and the kernel under which they are most probable.
 */
final class MarginalLikelihood {
    /** Steps between kernels: the length scale by a factor of √2, the noise by √10. */
    private static final double LENGTH_STEP = 0.5 * StrictMath.log(2);

    private static final double NOISE_STEP = 0.5 * StrictMath.log(10);
    /** Deviations of the logarithms of the two, before anything was observed. */
    private static final double LENGTH_PRIOR = 1;

    private static final double NOISE_PRIOR = 2;
    private static final double LEAST_NOISE = 1e-6;
    private static final double MOST_NOISE = 10;

    private record Place(int length, int noise) {}

    private final Function<HammingKernel, GrowingCholesky> factors;
    private final double[] values;

    /**
     * @param factors of the correlations of the observations under a kernel
     * @param values as many as observations, standardized
     */
    MarginalLikelihood(Function<HammingKernel, GrowingCholesky> factors, double[] values) {
        this.factors = factors;
        this.values = values;
    }

    /** The logarithm, −n/2 (1 + ln 2π + ln s²) − ½ ln |K|, where s² = (y − m)ᵀ K⁻¹ (y − m) / n and m = 1ᵀK⁻¹y / 1ᵀK⁻¹1. */
    double log(HammingKernel kernel) {
        int n = values.length;
        GrowingCholesky factor = factors.apply(kernel);
        double variance = GeneralizedMean.of(factor, values).variance();
        return -n / 2.0 * (1 + StrictMath.log(2 * StrictMath.PI * variance)) - factor.logDeterminant() / 2;
    }

    /**
     * Climbs on a grid of length scales and noises from one kernel to a neighbour as long as one is more probable. A kernel is
     * as probable as the observations under it times a log-normal prior around the expected one.
     */
    HammingKernel mostProbable(HammingKernel start, HammingKernel expected) {
        return mostProbable(this::log, start, expected);
    }

    /** The same by any logarithm of how probable the observations are under a kernel. */
    static HammingKernel mostProbable(
            ToDoubleFunction<HammingKernel> log, HammingKernel start, HammingKernel expected) {
        Map<Place, Double> known = new HashMap<>();
        Place place = new Place(
                (int) StrictMath.rint(StrictMath.log(start.lengthScale() / expected.lengthScale()) / LENGTH_STEP),
                (int) StrictMath.rint(StrictMath.log(start.noise() / expected.noise()) / NOISE_STEP));
        Place best = place;
        do {
            place = best;
            for (Place next : new Place[] {
                place,
                new Place(place.length - 1, place.noise),
                new Place(place.length + 1, place.noise),
                new Place(place.length, place.noise - 1),
                new Place(place.length, place.noise + 1)
            }) {
                if (known.computeIfAbsent(next, at -> posterior(log, at, expected))
                        > known.computeIfAbsent(best, at -> posterior(log, at, expected))) {
                    best = next;
                }
            }
        } while (!best.equals(place));
        return kernel(place, expected);
    }

    private static double posterior(ToDoubleFunction<HammingKernel> log, Place place, HammingKernel expected) {
        HammingKernel kernel = kernel(place, expected);
        if (place.noise != 0 && (kernel.noise() < LEAST_NOISE || kernel.noise() > MOST_NOISE)) {
            return Double.NEGATIVE_INFINITY;
        }
        double length = place.length * LENGTH_STEP / LENGTH_PRIOR;
        double noise = place.noise * NOISE_STEP / NOISE_PRIOR;
        return log.applyAsDouble(kernel) - (length * length + noise * noise) / 2;
    }

    private static HammingKernel kernel(Place place, HammingKernel expected) {
        return new HammingKernel(
                expected.lengthScale() * StrictMath.exp(place.length * LENGTH_STEP),
                expected.noise() * StrictMath.exp(place.noise * NOISE_STEP));
    }
}
