package org.nasgauge.models.gaussian;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.nasgauge.models.regression.Regression;

/**
 * A Gaussian process that a few inducing points stand for: Titsias, Variational learning of inducing variables in sparse Gaussian
 * processes, AISTATS 2009. Length scale and noise make the bound of equation 9 greatest, with mean and variance of the
 * process at their most probable values. Inducing points are some of those known, each the one that the ones before it
 * leave most open (Burt, Rasmussen and van der Wilk, Convergence of sparse variational inference, JMLR 2020).
 */
public final class SparseGaussianProcess<X> implements Regression<X> {
    private static final double JITTER = 1e-10;

    private final Kernel<X> kernel;
    private final int most;
    private List<X> inducing = List.of();
    private double[] weights = new double[0];
    private Bound bound = Bound.NONE;

    /** @param most inducing points, at least 1 */
    public SparseGaussianProcess(Kernel<X> kernel, int most) {
        this.kernel = kernel;
        this.most = most;
    }

    @Override
    public void fit(List<X> known, double[] scores) {
        HammingKernel expected = GaussianProcess.expected(GaussianProcess.compared(kernel, known));
        inducing = spread(known, expected);
        double[][] among = GaussianProcess.compared(kernel, inducing);
        double[][] toKnown = new double[inducing.size()][known.size()];
        for (int i = 0; i < toKnown.length; i++) {
            for (int j = 0; j < known.size(); j++) {
                toKnown[i][j] = kernel.compare(inducing.get(i), known.get(j));
            }
        }
        HammingKernel best = MarginalLikelihood.mostProbable(
                settings -> bound(settings, among, toKnown, scores).log(), expected, expected);
        bound = bound(best, among, toKnown, scores);
        weights = bound.solved().clone();
        bound.inner().solveUpper(weights);
        bound.outer().solveUpper(weights);
    }

    private List<X> spread(List<X> known, HammingKernel settings) {
        int n = known.size();
        double[] open = new double[n];
        Arrays.fill(open, 1);
        List<double[]> explained = new ArrayList<>();
        List<X> chosen = new ArrayList<>();
        while (chosen.size() < Math.min(most, n)) {
            int widest = 0;
            for (int i = 1; i < n; i++) {
                widest = open[i] > open[widest] ? i : widest;
            }
            if (open[widest] < JITTER) {
                break;
            }
            double[] column = new double[n];
            for (int i = 0; i < n; i++) {
                column[i] = kernel.correlation(kernel.compare(known.get(widest), known.get(i)), settings);
                for (double[] before : explained) {
                    column[i] -= before[widest] * before[i];
                }
            }
            double root = StrictMath.sqrt(open[widest]);
            for (int i = 0; i < n; i++) {
                column[i] /= root;
                open[i] -= column[i] * column[i];
            }
            open[widest] = 0;
            explained.add(column);
            chosen.add(known.get(widest));
        }
        return chosen;
    }

    /**
     * With K of the inducing points = L Lᵀ, V = L⁻¹ K of the inducing points and those known, and B = 1 + V Vᵀ / noise.
     *
     * @param outer L
     * @param inner the factor of B
     * @param solved the lower solution of B with V (y − m) / noise
     * @param log the bound
     */
    private record Bound(
            HammingKernel settings,
            GrowingCholesky outer,
            GrowingCholesky inner,
            @SuppressWarnings("ArrayRecordComponent") double[] solved, // read by this class alone
            double mean,
            double variance,
            double log) {
        static final Bound NONE = new Bound(
                new HammingKernel(1, 1), new GrowingCholesky(), new GrowingCholesky(), new double[0], 0, 1, 0);
    }

    private Bound bound(HammingKernel settings, double[][] among, double[][] toKnown, double[] scores) {
        int n = scores.length;
        int m = among.length;
        double noise = settings.noise();
        GrowingCholesky outer = new GrowingCholesky();
        for (double[] row : among) {
            outer.append(correlations(row, settings), 1 + JITTER);
        }
        double[][] v = new double[n][m]; // by known
        double unexplained = n;
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < m; i++) {
                v[j][i] = kernel.correlation(toKnown[i][j], settings);
            }
            outer.solveLower(v[j], m);
            for (double explained : v[j]) {
                unexplained -= explained * explained;
            }
        }
        GrowingCholesky inner = new GrowingCholesky();
        double[][] products = new double[m][m];
        double[] ones = new double[m];
        double[] values = new double[m];
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < m; i++) {
                ones[i] += v[j][i] / noise;
                values[i] += v[j][i] * scores[j] / noise;
                for (int k = 0; k <= i; k++) {
                    products[i][k] += v[j][i] * v[j][k] / noise;
                }
            }
        }
        for (int i = 0; i < m; i++) {
            inner.append(Arrays.copyOf(products[i], i), 1 + products[i][i]);
        }
        inner.solveLower(ones, m);
        inner.solveLower(values, m);
        // 1ᵀA⁻¹1 and 1ᵀA⁻¹y for A = VᵀV + noise, by Woodbury's identity
        double mean = (Arrays.stream(scores).sum() / noise - dot(ones, values)) / (n / noise - dot(ones, ones));
        double squares = 0;
        for (double score : scores) {
            squares += (score - mean) * (score - mean) / noise;
        }
        for (int i = 0; i < m; i++) {
            values[i] -= mean * ones[i];
        }
        squares -= dot(values, values);
        double variance = squares > 0 ? squares / n : 1;
        double log = -n / 2.0 * (1 + StrictMath.log(2 * StrictMath.PI * variance))
                - (n * StrictMath.log(noise) + inner.logDeterminant()) / 2
                - Math.max(0, unexplained) / (2 * noise);
        return new Bound(settings, outer, inner, values, mean, variance, log);
    }

    private double[] correlations(double[] compared, HammingKernel settings) {
        return Arrays.stream(compared)
                .map(distance -> kernel.correlation(distance, settings))
                .toArray();
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private double[] toInducing(X one) {
        return inducing.stream()
                .mapToDouble(point -> kernel.correlation(kernel.compare(one, point), bound.settings()))
                .toArray();
    }

    /** m + kᵀ L⁻ᵀ B⁻¹ V (y − m) / noise. */
    @Override
    public double predict(X one) {
        return bound.mean() + dot(toInducing(one), weights);
    }

    /** Of the truth and the noise around it: s² (1 − |L⁻¹ k|² + |B^−½ L⁻¹ k|² + noise). */
    @Override
    public OptionalDouble deviation(X one) {
        double[] solved = toInducing(one);
        bound.outer().solveLower(solved, solved.length);
        double unexplained = 1 - dot(solved, solved);
        bound.inner().solveLower(solved, solved.length);
        double open = Math.max(0, unexplained + dot(solved, solved));
        return OptionalDouble.of(StrictMath.sqrt((open + bound.settings().noise()) * bound.variance()));
    }
}
