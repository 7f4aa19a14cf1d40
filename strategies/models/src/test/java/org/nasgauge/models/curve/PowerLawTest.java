package org.nasgauge.models.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PowerLawTest {
    /**
     * numpy, for the exponent c with the least squares: A = [1, x ** -c]; b = lstsq(A, y); mean = [1, 27 ** -c] @ b; deviation
     * = sqrt(sse / 2 * (1 + u0 @ inv(A.T @ A) @ u0)).
     */
    @Test
    void agreesWithAnotherImplementation() {
        PowerLaw.Prediction end =
                PowerLaw.predict(new double[] {1, 2, 3, 5, 8}, List.of(40.0, 61.0, 67.0, 75.0, 79.5), 27);
        assertThat(end.mean()).isCloseTo(86.40635289649754, within(1e-8));
        assertThat(end.deviation()).isCloseTo(1.2144421726426202, within(1e-8));
    }

    @Test
    void findsACurveThatIsAPowerLaw() {
        double[] epochs = IntStream.rangeClosed(1, 9).asDoubleStream().toArray();
        List<Double> values = IntStream.rangeClosed(1, 9)
                .mapToObj(epoch -> 90 - 60 * Math.pow(epoch, -0.7))
                .toList();
        PowerLaw.Prediction end = PowerLaw.predict(epochs, values, 200);
        assertThat(end.mean()).isCloseTo(90 - 60 * Math.pow(200, -0.7), within(1e-6));
        assertThat(end.deviation()).isCloseTo(0, within(1e-6));
    }
}
