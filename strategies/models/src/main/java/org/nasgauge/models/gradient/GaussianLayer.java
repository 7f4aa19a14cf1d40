package org.nasgauge.models.gradient;

/**
 * A Gaussian process over the rows of a matrix, as the last layer of a network: a constant mean, the kernel s exp(−|x − x′|² /
 * 2ℓ²) and noise, of which s, ℓ and the noise are ln(1 + eᵖ) of what is learned, from 0 on, as in GPyTorch. Rasmussen and
 * Williams, Gaussian processes for machine learning, 2006, sections 2.2 and 5.4.
 */
public final class GaussianLayer {
    private static final double LEAST_NOISE = 1e-4;
    private static final double LOG_2_PI = StrictMath.log(2 * StrictMath.PI);

    private final Matrix mean;
    private final Matrix scale;
    private final Matrix length;
    private final Matrix noise;

    public GaussianLayer(Parameters parameters) {
        this.mean = parameters.constant(1, 1, 0);
        this.scale = parameters.constant(1, 1, 0);
        this.length = parameters.constant(1, 1, 0);
        this.noise = parameters.constant(1, 1, 0);
    }

    /**
     * What is believed of some rows.
     *
     * @param means one a row
     * @param deviations one a row, noise included
     */
    @SuppressWarnings("ArrayRecordComponent") // read at once by who asked
    public record Belief(double[] means, double[] deviations) {}

    private static double positive(Matrix raw) {
        return raw.values[0] > 30 ? raw.values[0] : StrictMath.log1p(StrictMath.exp(raw.values[0]));
    }

    private static double slope(Matrix raw) {
        return 1 / (1 + StrictMath.exp(-raw.values[0]));
    }

    private double noise() {
        return positive(noise) + LEAST_NOISE;
    }

    private double covariance(Matrix one, int i, Matrix other, int j) {
        double squares = 0;
        int x = i * one.columns;
        int y = j * one.columns;
        for (int k = 0; k < one.columns; k++) {
            double difference = one.values[x + k] - other.values[y + k];
            squares += difference * difference;
        }
        double scaled = positive(length);
        return positive(scale) * StrictMath.exp(-squares / (2 * scaled * scaled));
    }

    /** Of what was observed at some rows. */
    private final class Observed {
        private final int n;
        /** Without noise, whole. */
        private final double[] kernel;
        /** Cholesky's factor with noise, row by row. */
        private final double[] lower;
        /** L⁻¹ (y − m). */
        private final double[] solved;

        Observed(Matrix rows, double[] values) {
            n = values.length;
            kernel = new double[n * n];
            lower = new double[n * n];
            solved = new double[n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j <= i; j++) {
                    kernel[i * n + j] = covariance(rows, i, rows, j);
                    kernel[j * n + i] = kernel[i * n + j];
                    double rest = kernel[i * n + j] - dot(i, j, j) + (i == j ? noise() : 0);
                    lower[i * n + j] = i == j ? StrictMath.sqrt(rest) : rest / lower[j * n + j];
                }
                solved[i] = values[i] - mean.values[0];
            }
            forward(solved);
        }

        private double dot(int i, int j, int count) {
            double sum = 0;
            for (int k = 0; k < count; k++) {
                sum += lower[i * n + k] * lower[j * n + k];
            }
            return sum;
        }

        void forward(double[] b) {
            for (int i = 0; i < n; i++) {
                for (int k = 0; k < i; k++) {
                    b[i] -= lower[i * n + k] * b[k];
                }
                b[i] /= lower[i * n + i];
            }
        }

        /** −ln p(y) / n. */
        double loss() {
            double sum = n * LOG_2_PI / 2;
            for (int i = 0; i < n; i++) {
                sum += StrictMath.log(lower[i * n + i]) + solved[i] * solved[i] / 2;
            }
            return sum / n;
        }

        /** Lᵀ x = b. */
        private void backward(double[] b) {
            for (int i = n - 1; i >= 0; i--) {
                b[i] /= lower[i * n + i];
                for (int k = 0; k < i; k++) {
                    b[k] -= lower[i * n + k] * b[i];
                }
            }
        }

        /** α = K⁻¹ (y − m). */
        double[] weights() {
            double[] weights = solved.clone();
            backward(weights);
            return weights;
        }

        /** K⁻¹, whole: L⁻ᵀ L⁻¹. */
        double[] inverse() {
            double[] below = new double[n * n];
            for (int i = 0; i < n; i++) {
                below[i * n + i] = 1 / lower[i * n + i];
                for (int k = 0; k < i; k++) {
                    Products.addOne(-lower[i * n + k] / lower[i * n + i], below, k * n, below, i * n, k + 1);
                }
            }
            double[] inverse = new double[n * n];
            for (int k = 0; k < n; k++) {
                for (int i = 0; i <= k; i++) {
                    Products.addOne(below[k * n + i], below, k * n, inverse, i * n, k + 1);
                }
            }
            return inverse;
        }
    }

    /** The mean over the observations of −ln of how probable they are together. */
    public Matrix loss(Recording recording, Matrix rows, double[] values) {
        Observed observed = new Observed(rows, values);
        Matrix result = recording.result(1, 1, rows, mean);
        result.values[0] = observed.loss();
        recording.onTheWayBack(result, () -> back(rows, observed, result.gradient[0] / observed.n));
        return result;
    }

    /** With G = (K⁻¹ − α αᵀ) / 2 for the slope in K. */
    private void back(Matrix rows, Observed observed, double weight) {
        int n = observed.n;
        double[] alpha = observed.weights();
        double[] flow = observed.inverse();
        double ofNoise = 0;
        double ofMean = 0;
        double ofScale = 0;
        double ofLength = 0;
        double size = positive(scale);
        double reach = positive(length);
        for (int i = 0; i < n; i++) {
            ofMean -= alpha[i];
            double sum = 0;
            for (int j = 0; j < n; j++) {
                int at = i * n + j;
                double slope = (flow[at] - alpha[i] * alpha[j]) / 2;
                ofNoise += i == j ? slope : 0;
                flow[at] = slope * observed.kernel[at];
                sum += flow[at];
                ofLength += i == j ? 0 : flow[at] * -2 * StrictMath.log(observed.kernel[at] / size) / reach;
            }
            ofScale += sum / size;
            if (!rows.isConstant()) {
                double away = -2 * weight / (reach * reach);
                Products.addOne(
                        away * sum, rows.values, i * rows.columns, rows.gradient, i * rows.columns, rows.columns);
                for (int j = 0; j < n; j++) {
                    Products.addOne(
                            -away * flow[i * n + j],
                            rows.values,
                            j * rows.columns,
                            rows.gradient,
                            i * rows.columns,
                            rows.columns);
                }
            }
        }
        mean.gradient[0] += weight * ofMean;
        scale.gradient[0] += weight * ofScale * slope(scale);
        length.gradient[0] += weight * ofLength * slope(length);
        noise.gradient[0] += weight * ofNoise * slope(noise);
    }

    /**
     * @param rows where the values were observed
     * @param asked as wide
     */
    public Belief belief(Matrix rows, double[] values, Matrix asked) {
        Observed observed = new Observed(rows, values);
        double[] means = new double[asked.rows];
        double[] deviations = new double[asked.rows];
        for (int i = 0; i < asked.rows; i++) {
            double[] with = new double[observed.n];
            for (int j = 0; j < with.length; j++) {
                with[j] = covariance(asked, i, rows, j);
            }
            observed.forward(with);
            double variance = positive(scale) + noise();
            means[i] = mean.values[0];
            for (int j = 0; j < with.length; j++) {
                means[i] += with[j] * observed.solved[j];
                variance -= with[j] * with[j];
            }
            deviations[i] = StrictMath.sqrt(Math.max(variance, 0));
        }
        return new Belief(means, deviations);
    }
}
