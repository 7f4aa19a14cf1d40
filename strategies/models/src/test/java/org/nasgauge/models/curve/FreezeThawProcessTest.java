package org.nasgauge.models.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.Architecture;
import org.nasgauge.models.curve.FreezeThawProcess.Curve;
import org.nasgauge.models.gaussian.Normal;

class FreezeThawProcessTest {
    private static final double[] EPOCHS = {1, 2, 4, 8, 9, 27};

    private static List<Curve> curves(SeededRandom random, int count) {
        List<Curve> curves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double[] values = new double[1 + random.nextInt(EPOCHS.length - 1)];
            Arrays.setAll(values, step -> random.nextGaussian());
            curves.add(new Curve(architecture(random), values));
        }
        return curves;
    }

    private static Architecture architecture(SeededRandom random) {
        return Architecture.of(random.nextInt(3), random.nextInt(3), random.nextInt(3));
    }

    private static FreezeThawKernel kernel(SeededRandom random) {
        return new FreezeThawKernel(
                0.2 + random.nextDouble(),
                0.5 + 2 * random.nextDouble(),
                0.2 + random.nextDouble(),
                0.3 + random.nextDouble(),
                0.5 + random.nextDouble(),
                0.01 + 0.1 * random.nextDouble());
    }

    /** All points of all curves with one matrix, which nothing is taken out of. */
    private static final class Dense {
        private record Point(int curve, Architecture architecture, double epoch, double value) {}

        private final List<Point> points = new ArrayList<>();
        private final FreezeThawKernel kernel;
        private final double mean;

        Dense(FreezeThawKernel kernel, List<Curve> curves) {
            this.kernel = kernel;
            for (int i = 0; i < curves.size(); i++) {
                add(i, curves.get(i));
            }
            double[] ones = new double[points.size()];
            Arrays.fill(ones, 1);
            double[] solved = solve(matrix(), ones);
            double top = 0;
            double bottom = 0;
            for (int i = 0; i < ones.length; i++) {
                top += solved[i] * points.get(i).value;
                bottom += solved[i];
            }
            this.mean = top / bottom;
        }

        void add(int index, Curve curve) {
            for (int step = 0; step < curve.values().length; step++) {
                points.add(new Point(index, curve.architecture(), EPOCHS[step], curve.values()[step]));
            }
        }

        private double covariance(Point one, Point other) {
            int differing = 0;
            for (int i = 0; i < 3; i++) {
                differing += one.architecture.choice(i) == other.architecture.choice(i) ? 0 : 1;
            }
            double asymptotes = kernel.asymptote() * Math.exp(-differing / kernel.lengthScale());
            if (one.curve != other.curve) {
                return asymptotes;
            }
            double decay = Math.pow(kernel.beta(), kernel.alpha())
                    / Math.pow(one.epoch + other.epoch + kernel.beta(), kernel.alpha());
            return asymptotes + kernel.amplitude() * decay + (one.epoch == other.epoch ? kernel.noise() : 0);
        }

        private double[][] matrix() {
            double[][] matrix = new double[points.size()][points.size()];
            for (int i = 0; i < matrix.length; i++) {
                for (int j = 0; j < matrix.length; j++) {
                    matrix[i][j] = covariance(points.get(i), points.get(j));
                }
            }
            return matrix;
        }

        double logLikelihood() {
            double[] rest =
                    points.stream().mapToDouble(point -> point.value - mean).toArray();
            double[][] matrix = matrix();
            double[] solved = solve(matrix, rest);
            double log = -rest.length / 2.0 * Math.log(2 * Math.PI) - Math.log(determinant(matrix)) / 2;
            for (int i = 0; i < rest.length; i++) {
                log -= rest[i] * solved[i] / 2;
            }
            return log;
        }

        Normal ahead(int curve, Architecture architecture, double epoch) {
            Point asked = new Point(curve, architecture, epoch, 0);
            double[] with = points.stream()
                    .mapToDouble(point -> covariance(asked, point))
                    .toArray();
            double[] solved = solve(matrix(), with);
            double value = mean;
            double variance = covariance(asked, asked);
            for (int i = 0; i < with.length; i++) {
                value += solved[i] * (points.get(i).value - mean);
                variance -= solved[i] * with[i];
            }
            return new Normal(value, Math.sqrt(variance));
        }

        /** Gauss and Jordan, with pivots. */
        private static double[] solve(double[][] matrix, double[] b) {
            double[][] a = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
            double[] x = b.clone();
            for (int c = 0; c < x.length; c++) {
                int pivot = c;
                for (int r = c; r < x.length; r++) {
                    pivot = Math.abs(a[r][c]) > Math.abs(a[pivot][c]) ? r : pivot;
                }
                double[] row = a[c];
                a[c] = a[pivot];
                a[pivot] = row;
                double value = x[c];
                x[c] = x[pivot];
                x[pivot] = value;
                for (int r = 0; r < x.length; r++) {
                    if (r != c) {
                        double by = a[r][c] / a[c][c];
                        for (int k = c; k < x.length; k++) {
                            a[r][k] -= by * a[c][k];
                        }
                        x[r] -= by * x[c];
                    }
                }
            }
            for (int c = 0; c < x.length; c++) {
                x[c] /= a[c][c];
            }
            return x;
        }

        private static double determinant(double[][] matrix) {
            double[][] a = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
            double product = 1;
            for (int c = 0; c < a.length; c++) {
                product *= a[c][c];
                for (int r = c + 1; r < a.length; r++) {
                    double by = a[r][c] / a[c][c];
                    for (int k = c; k < a.length; k++) {
                        a[r][k] -= by * a[c][k];
                    }
                }
            }
            return product;
        }
    }

    @Test
    void itIsTheProcessOverAllPointsAtOnce() {
        SeededRandom random = SeedTree.root(7).generator();
        for (int trial = 0; trial < 20; trial++) {
            FreezeThawKernel kernel = kernel(random);
            List<Curve> curves = curves(random, 1 + random.nextInt(5));
            FreezeThawProcess process = new FreezeThawProcess(kernel, EPOCHS, curves);
            Dense dense = new Dense(kernel, curves);
            assertThat(process.logLikelihood()).isCloseTo(dense.logLikelihood(), within(1e-8));
            for (int i = 0; i < curves.size(); i++) {
                int taken = curves.get(i).values().length;
                for (int step = taken; step < EPOCHS.length; step++) {
                    same(process.ahead(i, step), dense.ahead(i, curves.get(i).architecture(), EPOCHS[step]));
                }
            }
            Architecture other = architecture(random);
            same(process.ahead(other, new double[0], 3), dense.ahead(-1, other, EPOCHS[3]));
        }
    }

    /** Its own curve is seen, but not learned the mean from. */
    @Test
    void aCurveThatIsShownCountsAsIfObserved() {
        SeededRandom random = SeedTree.root(8).generator();
        for (int trial = 0; trial < 20; trial++) {
            FreezeThawKernel kernel = kernel(random);
            List<Curve> curves = curves(random, 4);
            Curve shown = curves(random, 1).get(0);
            FreezeThawProcess process = new FreezeThawProcess(kernel, EPOCHS, curves);
            Dense dense = new Dense(kernel, curves);
            dense.add(9, shown);
            same(
                    process.ahead(shown.architecture(), shown.values(), 5),
                    dense.ahead(9, shown.architecture(), EPOCHS[5]));
        }
    }

    private static void same(Normal one, Normal other) {
        assertThat(one.mean()).isCloseTo(other.mean(), within(1e-7));
        assertThat(one.deviation()).isCloseTo(other.deviation(), within(1e-7));
    }
}
