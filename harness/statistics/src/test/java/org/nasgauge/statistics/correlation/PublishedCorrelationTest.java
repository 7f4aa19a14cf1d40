package org.nasgauge.statistics.correlation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nasgauge.statistics.ReferenceTable;

/** NAS-Bench-201, all 15,625 cells on CIFAR-10: what is published to four digits, scipy 1.17.1 has to 16. */
class PublishedCorrelationTest {
    private static double[] accuracy = {};
    private static double[] flops = {};
    private static double[] zen = {};

    @BeforeAll
    static void read() {
        accuracy = ReferenceTable.column("e200_testmean_cifar10");
        flops = ReferenceTable.column("flopsM_cifar10");
        zen = ReferenceTable.column("zen_cifar10");
    }

    @Test
    void flopsAgainstAccuracy() {
        RankedPairs pairs = RankedPairs.of(flops, accuracy);
        assertThat(value(pairs.spearmanRho())).isCloseTo(0.7526945796916883, within(1e-14)); // published .7522
        assertThat(value(pairs.kendallTauB())).isCloseTo(0.5778180077067171, within(1e-14)); // published .5777
        assertThat(value(pairs.kendallTauC())).isCloseTo(0.5728553800438518, within(1e-14));
        assertThat(pairs.predictedTies().groups()).isEqualTo(26);
    }

    @Test
    void zenScoreAgainstAccuracy() {
        RankedPairs pairs = RankedPairs.of(zen, accuracy);
        assertThat(value(pairs.spearmanRho())).isCloseTo(0.38581308909025097, within(1e-14));
        assertThat(value(pairs.kendallTauB())).isCloseTo(0.2962757686941659, within(1e-14));
    }

    @Test
    void flopsAgainstAccuracyAmongTheBestTenth() {
        RankedPairs best = RankedPairs.of(flops, accuracy).amongBest(0.1);
        assertThat(best.n()).isEqualTo(1566);
        assertThat(value(best.spearmanRho())).isCloseTo(0.109069194088109, within(1e-14));
        assertThat(value(best.kendallTauB())).isCloseTo(0.07894394899349769, within(1e-14));
    }

    private static double value(RankCorrelation correlation) {
        return correlation.coefficient().orElseThrow();
    }
}
