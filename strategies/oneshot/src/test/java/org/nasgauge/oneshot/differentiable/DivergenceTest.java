package org.nasgauge.oneshot.differentiable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Values of central differences, h = 1e-5, in SciPy 1.17.1:
 *
 * <pre>{@code
 * def kl(a):
 *     b = np.where(a > 0, a + 1, np.exp(a)); s = b.sum()
 *     return (gammaln(s) - gammaln(b).sum() - gammaln(len(b)) + ((b - 1) * (digamma(b) - digamma(s))).sum())
 * }</pre>
 */
class DivergenceTest {
    static Stream<Arguments> numbers() {
        return Stream.of(
                Arguments.of(new double[] {0.4, -0.7, 1.1, 0.05, -0.2}, new double[] {
                    0.24932438542624166,
                    -1.3280118863312484,
                    0.5067199060015959,
                    -0.08420038372647376,
                    -0.46100676808769053
                }),
                Arguments.of(new double[] {2, -3}, new double[] {0.3831744802340608, -19.178299496225293}),
                Arguments.of(
                        new double[] {-1, -1, -1},
                        new double[] {-0.9691235058673086, -0.9691235058673086, -0.9691235058673086}));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void theGradientIsThatOfTheDivergence(double[] alpha, double[] expected) {
        double[] gradient = Divergence.gradient(alpha);
        for (int i = 0; i < alpha.length; i++) {
            assertThat(gradient[i]).isCloseTo(expected[i], within(1e-7 * Math.max(1, Math.abs(expected[i]))));
        }
        assertThat(Divergence.gradient(new double[3]))
                .as("at the uniform one")
                .containsExactly(new double[3], within(1e-12));
    }
}
