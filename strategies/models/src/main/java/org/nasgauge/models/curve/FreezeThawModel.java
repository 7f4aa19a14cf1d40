package org.nasgauge.models.curve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.models.curve.FreezeThawProcess.Curve;
import org.nasgauge.models.gaussian.Normal;
import org.nasgauge.models.gaussian.UnskewedScale;

/**
 * Learning curves in any unit as a {@link FreezeThawProcess} on the scale on which they are likeliest. A normal process has one
 * scale for all curves, but those of bad networks vary more than those of good ones, near the best that can be reached: on the
 * values as they are its intervals are too wide for most, and too narrow for a few.
 */
public final class FreezeThawModel {
    private final UnskewedScale scale;
    private final FreezeThawProcess process;

    /**
     * What is chosen by likelihood.
     *
     * @param kernel on the scale
     * @param exponent of the scale
     */
    public record Settings(FreezeThawKernel kernel, double exponent) {
        private static final int HALVINGS = 3;
        private static final double LEAST_NOISE = 1e-6;
        private static final double PRIOR_OF_EXPONENT = 0.5;

        /** Before anything is seen. */
        public static Settings expected(int decisions) {
            return new Settings(FreezeThawKernel.expected(decisions), 1);
        }

        /**
         * Of the most probable settings that can be climbed to from these: by the marginal likelihood and a prior, log-normal for
         * the kernel and normal for the exponent.
         *
         * @param expected where the prior is at its highest
         */
        public Settings mostProbable(Settings expected, double[] epochs, List<Curve> curves) {
            double[] start = Arrays.copyOf(kernel.logarithms(), FreezeThawKernel.SETTINGS + 1);
            start[FreezeThawKernel.SETTINGS] = exponent;
            double[] steps = new double[start.length];
            Arrays.fill(steps, StrictMath.log(4));
            steps[FreezeThawKernel.SETTINGS] = 0.5;
            Scaled[] latest = {new Scaled(exponent, curves)};
            return of(PatternSearch.highest(
                    at -> {
                        Settings settings = of(at);
                        if (!settings.isPossible()) {
                            return Double.NEGATIVE_INFINITY;
                        }
                        if (settings.exponent != latest[0].scale.exponent()) {
                            latest[0] = new Scaled(settings.exponent, curves);
                        }
                        return settings.posterior(expected, epochs, latest[0]);
                    },
                    start,
                    steps,
                    HALVINGS));
        }

        private static Settings of(double[] place) {
            return new Settings(FreezeThawKernel.of(place), place[FreezeThawKernel.SETTINGS]);
        }

        private boolean isPossible() {
            return kernel.noise() >= LEAST_NOISE && exponent >= 0 && exponent <= 2;
        }

        private double posterior(Settings expected, double[] epochs, Scaled scaled) {
            double z = (exponent - expected.exponent) / PRIOR_OF_EXPONENT;
            return new FreezeThawProcess(kernel, epochs, scaled.curves).logLikelihood()
                    - scaled.logSlopes
                    + kernel.logPrior(expected.kernel)
                    - z * z / 2;
        }
    }

    /** Curves on the scale of their last values. */
    private static final class Scaled {
        private final UnskewedScale scale;
        private final List<Curve> curves = new ArrayList<>();
        private double logSlopes;

        Scaled(double exponent, List<Curve> unscaled) {
            scale = UnskewedScale.of(
                    unscaled.stream()
                            .mapToDouble(curve -> curve.values()[curve.values().length - 1])
                            .toArray(),
                    exponent);
            for (Curve curve : unscaled) {
                double[] values = on(scale, curve.values());
                for (double value : values) {
                    logSlopes += scale.logSlope(value);
                }
                curves.add(new Curve(curve.architecture(), values));
            }
        }
    }

    /**
     * @param epochs of all steps, ascending, above 0
     * @param curves at least one, of finite values
     */
    public FreezeThawModel(Settings settings, double[] epochs, List<Curve> curves) {
        Scaled scaled = new Scaled(settings.exponent, curves);
        this.scale = scaled.scale;
        this.process = new FreezeThawProcess(settings.kernel, epochs, scaled.curves);
    }

    /** On which the process lives. */
    public UnskewedScale scale() {
        return scale;
    }

    private static double[] on(UnskewedScale scale, double[] values) {
        return Arrays.stream(values).map(scale::inverse).toArray();
    }

    /**
     * A curve that is among the observed ones.
     *
     * @param index of the curve
     * @param step from 0, not among those that it has taken
     * @return of the value after the step on the {@link #scale}, noise included
     */
    public Normal ahead(int index, int step) {
        return process.ahead(index, step);
    }

    /**
     * A curve that is not among the observed ones, or none yet.
     *
     * @param values after the first steps, as far as they are known
     * @param step from 0, not among these
     * @return of the value after the step on the {@link #scale}, noise included
     */
    public Normal ahead(Architecture architecture, double[] values, int step) {
        return process.ahead(architecture, on(scale, values), step);
    }
}
