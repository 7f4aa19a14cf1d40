package org.nasgauge.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private static final double[] SAMPLE = {2.5, 3.25, 1.125, 7.75, 4.5, 9.0, 0.5};

    @Test
    void agreesWithNumpyAndScipy() {
        Summary summary = Summary.of(SAMPLE);
        assertThat(summary.n()).isEqualTo(7);
        assertThat(summary.mean()).isEqualTo(4.089285714285714); // np.mean
        assertThat(summary.populationSd()).isEqualTo(2.9900984558221833); // np.std
        assertThat(summary.sampleSd()).hasValue(3.2296754591488868); // np.std(ddof=1)
        assertThat(summary.standardError().orElseThrow()).isCloseTo(1.220702582908043, within(1e-15)); // stats.sem
        assertThat(summary.minimum()).isEqualTo(0.5);
        assertThat(summary.lowerQuartile()).isEqualTo(1.8125); // np.quantile(a, .25)
        assertThat(summary.median()).isEqualTo(3.25);
        assertThat(summary.upperQuartile()).isEqualTo(6.125);
        assertThat(summary.maximum()).isEqualTo(9.0);
        assertThat(summary.interquartileRange()).isEqualTo(4.3125); // stats.iqr
    }

    @Test
    void meanIntervalIsStudents() {
        // stats.t.interval(.95, 6, np.mean(a), stats.sem(a))
        Interval interval = Summary.of(SAMPLE).meanInterval(0.95).orElseThrow();
        assertThat(interval.lower()).isCloseTo(1.1023340974447384, within(1e-12));
        assertThat(interval.upper()).isCloseTo(7.07623733112669, within(1e-12));
        assertThat(interval.level()).isEqualTo(0.95);
    }

    @Test
    void oneValueHasNoSpread() {
        Summary summary = Summary.of(3.5);
        assertThat(summary.mean()).isEqualTo(3.5);
        assertThat(summary.populationSd()).isZero();
        assertThat(summary.sampleSd()).isEmpty();
        assertThat(summary.standardError()).isEmpty();
        assertThat(summary.meanInterval(0.95)).isEmpty();
    }

    @Test
    void equalValuesHaveThatMeanAndNoDeviation() {
        for (int n = 1; n < 200; n++) {
            double[] equal = new double[n];
            Arrays.fill(equal, 0.1);
            Summary summary = Summary.of(equal);
            assertThat(summary.mean()).isEqualTo(0.1);
            assertThat(summary.populationSd()).isZero();
        }
    }

    @Test
    void smallDeviationsSurviveALargeMean() {
        Summary summary = Summary.of(1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16);
        assertThat(summary.sampleSd().orElseThrow()).isCloseTo(StrictMath.sqrt(30), within(1e-15));
    }

    @Test
    void refusesWhatHasNoMean() {
        assertThatThrownBy(Summary::of).hasMessage("sample is empty");
        assertThatThrownBy(() -> Summary.of(1, Double.NaN)).hasMessageContaining("sample[1] is NaN");
        assertThatThrownBy(() -> Summary.of(Double.POSITIVE_INFINITY)).hasMessageContaining("sample[0] is Infinity");
    }
}
