package org.nasgauge.statistics.significance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FriedmanTest {
    @Test
    void agreesWithScipyWithoutTies() {
        // stats.friedmanchisquare(*m.T); the pulse rates of scipy's documentation
        Friedman friedman = Friedman.of(new double[][] {
            {72, 120, 76}, {96, 120, 95}, {88, 132, 104}, {92, 120, 96}, {74, 101, 84}, {76, 96, 72}, {82, 112, 76}
        });
        assertThat(friedman.chiSquaredTest().statistic()).isCloseTo(10.57142857142857, within(1e-14));
        assertThat(friedman.chiSquaredTest().p()).isCloseTo(0.005063414171757498, within(1e-16));
        // f = (n - 1) chi2 / (n (k - 1) - chi2); stats.f.sf(f, 2, 12)
        TestResult f = friedman.imanDavenportTest().orElseThrow();
        assertThat(f.statistic()).isCloseTo(18.5, within(1e-13));
        assertThat(f.p()).isCloseTo(0.00021573022484384832, within(1e-16));
        assertThat(friedman.meanRanks()).containsExactly(10.0 / 7, 3.0, 11.0 / 7);
    }

    @Test
    void agreesWithScipyOnTies() {
        Friedman friedman = Friedman.of(
                new double[][] {{1, 2, 2, 4}, {2, 2, 2, 3}, {1, 3, 3, 4}, {4, 3, 2, 1}, {1, 2, 4, 4}, {2, 1, 3, 4}});
        assertThat(friedman.chiSquared()).isCloseTo(303 / 53.0, within(1e-15));
        assertThat(friedman.chiSquaredTest().p()).isCloseTo(0.1262216074822682, within(1e-14));
        TestResult f = friedman.imanDavenportTest().orElseThrow();
        assertThat(f.statistic()).isCloseTo(2.327188940092174, within(1e-14));
        assertThat(f.p()).isCloseTo(0.11596112310263576, within(1e-14));
        assertThat(friedman.meanRanks()).containsExactly(11.0 / 6, 13.0 / 6, 15.5 / 6, 20.5 / 6);
    }

    @Test
    void allTiedIsNoEvidenceAndAllAlikeHasNoF() {
        assertThat(Friedman.of(new double[4][3]).chiSquaredTest().p()).isEqualTo(1);
        Friedman alike = Friedman.of(new double[][] {{1, 2, 3}, {4, 5, 9}, {0, 1, 2}});
        assertThat(alike.chiSquared()).isEqualTo(6);
        assertThat(alike.imanDavenportTest()).isEmpty();
    }

    @Test
    void refusesWhatIsNoComparison() {
        assertThatThrownBy(() -> Friedman.of(new double[1][3])).hasMessageContaining("at least 2 blocks");
        assertThatThrownBy(() -> Friedman.of(new double[3][1])).hasMessageContaining("2 treatments");
        assertThatThrownBy(() -> Friedman.of(new double[][] {{1, 2}, {1}})).hasMessageContaining("block 1");
    }

    @ParameterizedTest
    // stats.studentized_range.ppf(1 - alpha, k, np.inf) / sqrt(2), the q of Demsar 2006, table 5
    @CsvSource({
        "2, 0.05, 1.9599639845400534", "2, 0.1, 1.6448536269514722", "2, 0.01, 2.575829303548897",
        "3, 0.05, 2.343700586378409", "3, 0.1, 2.0522927304967755", "3, 0.01, 2.913494337832626",
        "5, 0.05, 2.7277743708703763", "10, 0.05, 3.163683577053373", "10, 0.1, 2.9198888400615384",
        "20, 0.05, 3.5437991315177815", "50, 0.05, 3.9923432900094076", "50, 0.01, 4.404138649420647"
    })
    void quantilesOfTheRangeAgreeWithScipy(int k, double alpha, double q) {
        assertThat(StudentizedRange.of(k).upperQuantile(alpha) / StrictMath.sqrt(2))
                .isCloseTo(q, within(1e-9));
    }

    @ParameterizedTest
    // stats.studentized_range.sf(3.5, k, np.inf)
    @CsvSource({
        "2, 0.013328328780817356", "3, 0.03555704186316044", "5, 0.09633846396542678",
        "10, 0.28201643828913625", "20, 0.6036049452034737", "50, 0.952636716761037"
    })
    void tailsOfTheRangeAgreeWithScipy(int k, double p) {
        assertThat(StudentizedRange.of(k).upperTail(3.5)).isCloseTo(p, within(1e-12));
    }

    @Test
    void theRangeOfTwoIsAFoldedNormal() {
        for (double q = 0.1; q < 12; q += 0.1) {
            double folded = 2 * Tail.normal(q / StrictMath.sqrt(2));
            assertThat(StudentizedRange.of(2).upperTail(q) / folded).isCloseTo(1, within(1e-9));
        }
    }

    @Test
    void nemenyiMeetsAtTheCriticalDifference() {
        // Demsar 2006, section 3.2.2: 4 classifiers, 14 data sets, alpha .05: CD = 2.569 sqrt(4 * 5 / (6 * 14)) = 1.25
        assertThat(Nemenyi.criticalDifference(4, 14, 0.05)).isCloseTo(1.2536, within(1e-4));
        double difference = Nemenyi.criticalDifference(6, 20, 0.1);
        assertThat(Nemenyi.p(6, 20, -difference)).isCloseTo(0.1, within(1e-12));
    }
}
