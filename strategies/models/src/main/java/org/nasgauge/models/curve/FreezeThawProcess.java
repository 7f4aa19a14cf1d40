package org.nasgauge.models.curve;

import java.util.Arrays;
import java.util.List;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.models.gaussian.Normal;

/**
 * Learning curves of many architectures as one Gaussian process, of which each curve may have been followed to another step:
 * Swersky, Snoek and Adams, Freeze-thaw Bayesian optimization, 2014, section 3. Each curve is an asymptote, around which it comes
 * to rest; asymptotes of like architectures are alike. Around its asymptote a curve has the exponential decay kernel β^α / (t + t′
 * + β)^α, and noise.
 *
 * <p>Given the asymptotes the curves are independent, so that each says of its asymptote what one observation with noise would:
 * the work grows with the cube of the number of curves, not of their points (the paper's equations 15 to 21).
 */
public final class FreezeThawProcess {
    private static final double LOG_2_PI = StrictMath.log(2 * StrictMath.PI);

    /**
     * How an architecture went, as far as it went.
     *
     * @param values after the first steps, as many as were taken, at least one; not written to
     */
    @SuppressWarnings("ArrayRecordComponent") // seen by the model alone
    public record Curve(Architecture architecture, double[] values) {}

    /** Of one curve: what it says of its asymptote, with the noise of an observation, and itself without what its steps have in common. */
    @SuppressWarnings("ArrayRecordComponent") // seen by the model alone
    private record Seen(Architecture architecture, double[] solved, double asymptote, double variance) {}

    private final FreezeThawKernel kernel;
    private final double[] covariances;
    private final List<Seen> seen;
    /** The factor of the covariance of a curve around its asymptote, over all steps: that over fewer is its first part. */
    private final double[][] steps;
    /** Of steps without an end, L⁻¹ 1. */
    private final double[] ones;

    private final double[][] factor;
    private final double[] solvedOnes;
    private final double[] solvedAsymptotes;
    private final double mean;
    private final double logLikelihood;

    /**
     * @param epochs of all steps, ascending, above 0
     * @param curves at least one
     */
    public FreezeThawProcess(FreezeThawKernel kernel, double[] epochs, List<Curve> curves) {
        this.kernel = kernel;
        this.covariances = kernel.asymptotes(curves.get(0).architecture().length());
        this.steps =
                factor(epochs.length, (i, j) -> kernel.decay(epochs[i], epochs[j]) + (i == j ? kernel.noise() : 0));
        double[] one = new double[epochs.length];
        Arrays.fill(one, 1);
        this.ones = forward(steps, one);
        double[] logs = {0};
        this.seen = curves.stream().map(curve -> seen(curve, logs)).toList();
        int n = seen.size();
        this.factor = factor(
                n,
                (i, j) -> covariance(seen.get(i).architecture(), seen.get(j).architecture())
                        + (i == j ? seen.get(i).variance() : 0));
        one = new double[n];
        Arrays.fill(one, 1);
        this.solvedOnes = forward(factor, one);
        double[] asymptotes =
                forward(factor, seen.stream().mapToDouble(Seen::asymptote).toArray());
        this.mean = dot(solvedOnes, asymptotes, n) / dot(solvedOnes, solvedOnes, n);
        for (int i = 0; i < n; i++) {
            asymptotes[i] -= mean * solvedOnes[i];
            logs[0] -= StrictMath.log(factor[i][i]);
        }
        this.solvedAsymptotes = asymptotes;
        this.logLikelihood = logs[0] - (dot(asymptotes, asymptotes, n) + n * LOG_2_PI) / 2;
    }

    /** Adds to the logarithm of the likelihood what a curve contributes whatever its asymptote. */
    private Seen seen(Curve curve, double[] log) {
        double[] solved = forward(steps, curve.values());
        int size = solved.length;
        double precision = dot(ones, ones, size);
        double asymptote = dot(ones, solved, size) / precision;
        double squares = dot(solved, solved, size) - asymptote * asymptote * precision;
        log[0] -= (Math.max(0, squares) + (size - 1) * LOG_2_PI + StrictMath.log(precision)) / 2;
        for (int i = 0; i < size; i++) {
            log[0] -= StrictMath.log(steps[i][i]);
        }
        return new Seen(curve.architecture(), solved, asymptote, 1 / precision);
    }

    /** The logarithm of how probable all values are, with the mean of the asymptotes at its most probable value. */
    double logLikelihood() {
        return logLikelihood;
    }

    /**
     * A curve that is among the observed ones.
     *
     * @param index of the curve
     * @param step from 0, not among those that it has taken
     * @return of the value after the step, noise included
     */
    public Normal ahead(int index, int step) {
        Seen curve = seen.get(index);
        return ahead(asymptote(curve.architecture()), curve.solved(), step);
    }

    /**
     * A curve that is not among the observed ones, or none yet.
     *
     * @param values after the first steps, as far as they are known
     * @param step from 0, not among these
     * @return of the value after the step, noise included
     */
    public Normal ahead(Architecture architecture, double[] values, int step) {
        Normal before = asymptote(architecture);
        double[] solved = forward(steps, values);
        int size = values.length;
        double variance = before.deviation() * before.deviation();
        double precision = 1 / variance + dot(ones, ones, size);
        double after = (before.mean() / variance + dot(ones, solved, size)) / precision;
        return ahead(new Normal(after, StrictMath.sqrt(1 / precision)), solved, step);
    }

    /** The row of the factor at the step has in it what the steps taken say of it, and what they leave open. */
    private Normal ahead(Normal asymptote, double[] solved, int step) {
        int taken = solved.length;
        double share = 1 - dot(steps[step], ones, taken);
        double open = 0;
        for (int i = taken; i <= step; i++) {
            open += steps[step][i] * steps[step][i];
        }
        double spread = share * asymptote.deviation();
        return new Normal(
                share * asymptote.mean() + dot(steps[step], solved, taken), StrictMath.sqrt(open + spread * spread));
    }

    /** By what is observed. */
    private Normal asymptote(Architecture architecture) {
        int n = seen.size();
        double[] with = new double[n];
        Arrays.setAll(with, i -> covariance(architecture, seen.get(i).architecture()));
        double[] solved = forward(factor, with);
        double variance = covariances[0] - dot(solved, solved, n);
        return new Normal(
                mean + dot(solved, solvedAsymptotes, n), StrictMath.sqrt(Math.max(variance, kernel.leastVariance())));
    }

    private double covariance(Architecture one, Architecture other) {
        int differing = 0;
        for (int i = 0; i < one.length(); i++) {
            differing += one.choice(i) == other.choice(i) ? 0 : 1;
        }
        return covariances[differing];
    }

    private interface Covariance {
        double of(int one, int other);
    }

    /** The lower factor of Cholesky. */
    private static double[][] factor(int size, Covariance covariance) {
        double[][] lower = new double[size][];
        for (int i = 0; i < size; i++) {
            lower[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                double rest = covariance.of(i, j) - dot(lower[i], lower[j], j);
                lower[i][j] = i == j ? StrictMath.sqrt(rest) : rest / lower[j][j];
            }
        }
        return lower;
    }

    /** L⁻¹ b for the first part of L, as long as b. */
    private static double[] forward(double[][] lower, double[] b) {
        double[] solved = new double[b.length];
        for (int i = 0; i < b.length; i++) {
            solved[i] = (b[i] - dot(lower[i], solved, i)) / lower[i][i];
        }
        return solved;
    }

    private static double dot(double[] a, double[] b, int size) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
