package org.nasgauge.proxies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Proxies of gradients by the images, against differences. */
class JacobianProxiesTest {
    private static final Draws DRAWS = new Draws().withBatch(6);

    private final Initialised network = SmallNetworks.initialised(DRAWS);
    private final BruteForce brute = new BruteForce(network);

    private double[][] rows() {
        double[] gradient = brute.gradient(brute::sumOfLogits, brute.pixels);
        int each = gradient.length / DRAWS.batch();
        return IntStream.range(0, DRAWS.batch())
                .mapToObj(i -> Arrays.copyOfRange(gradient, i * each, (i + 1) * each))
                .toArray(double[][]::new);
    }

    @Nested
    class OfJacobianNorm extends Contracts {
        OfJacobianNorm() {
            super(new JacobianNorm());
        }

        @Test
        void isTheNormOfDifferences() {
            double squares = 0;
            int classes = network.classes();
            for (int k = 0; k < classes; k++) {
                int label = k;
                double[] gradient = brute.gradient(
                        () -> {
                            double[] z = brute.logits();
                            return IntStream.range(0, DRAWS.batch())
                                    .mapToDouble(n -> z[n * classes + label])
                                    .sum();
                        },
                        brute.pixels);
                squares += Arrays.stream(gradient).map(g -> g * g).sum();
            }
            assertThat(new JacobianNorm(DRAWS, JacobianNorm.Logits.CLASSES).score(network))
                    .isCloseTo(Math.sqrt(squares), withPercentage(0.01));
            double ofSum = Arrays.stream(rows())
                    .flatMapToDouble(Arrays::stream)
                    .map(g -> g * g)
                    .sum();
            assertThat(new JacobianNorm(DRAWS, JacobianNorm.Logits.SUM).score(network))
                    .isCloseTo(Math.sqrt(ofSum), withPercentage(0.01));
        }
    }

    @Nested
    class OfJacobianCovariance extends Contracts {
        OfJacobianCovariance() {
            super(new JacobianCovariance());
        }

        /** −ln det(C + k) − tr (C + k)⁻¹; the trace is the slope of the logarithm. */
        @Test
        void isOfTheDeterminantAndTheInverse() {
            double[][] correlations = BruteForce.correlations(rows());
            double k = 1e-5;
            double step = 1e-8;
            double trace = (shifted(correlations, k + step) - shifted(correlations, k - step)) / (2 * step);
            assertThat(new JacobianCovariance(DRAWS).score(network))
                    .isCloseTo(-shifted(correlations, k) - trace, withPercentage(0.2));
        }

        private double shifted(double[][] matrix, double by) {
            double[][] shifted = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
            for (int i = 0; i < shifted.length; i++) {
                shifted[i][i] += by;
            }
            return BruteForce.logDeterminant(shifted);
        }

        @Test
        void isAtMostMinusTheBatch() {
            assertThat(new JacobianCovariance(DRAWS).score(network)).isLessThanOrEqualTo(-DRAWS.batch());
        }
    }

    @Nested
    class OfEpeNas extends Contracts {
        OfEpeNas() {
            super(new EpeNas());
        }

        @Test
        void addsUpTheLogarithmsOfEachClass() {
            double[][] rows = rows();
            double total = 0;
            for (int label = 0; label < network.classes(); label++) {
                int of = label;
                double[][] same = IntStream.range(0, rows.length)
                        .filter(i -> network.batch(0).labels()[i] == of)
                        .mapToObj(i -> rows[i])
                        .toArray(double[][]::new);
                double sum = 0;
                for (double[] row : BruteForce.correlations(same)) {
                    for (double correlation : row) {
                        sum += Math.log(Math.abs(correlation) + 1e-5);
                    }
                }
                total += Math.abs(sum);
            }
            assertThat(new EpeNas(DRAWS).score(network)).isCloseTo(total, withPercentage(0.1));
        }
    }
}
