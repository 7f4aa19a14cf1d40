package org.nasgauge.models.gaussian;

/**
 * What the covariance of two architectures is, as a share of the variance of one.
 *
 * @param <X> what is seen of an architecture
 */
public interface Kernel<X> {
    /** The squared exponential kernel exp(−|x − x′|² / length scale); of zeros and ones |x − x′|² is the Hamming distance. */
    static Kernel<double[]> ofVectors() {
        return (one, other) -> {
            double squares = 0;
            for (int i = 0; i < one.length; i++) {
                squares += (one[i] - other[i]) * (one[i] - other[i]);
            }
            return squares;
        };
    }

    /** All that the covariance hangs on, whatever the settings of the kernel: as a rule, a distance. */
    double compare(X one, X other);

    /** @param compared as {@link #compare} says */
    default double correlation(double compared, HammingKernel settings) {
        return settings.correlation(compared);
    }
}
