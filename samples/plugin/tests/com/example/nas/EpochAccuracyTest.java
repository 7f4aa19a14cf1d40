package com.example.nas;

import static org.nasgauge.assertions.NasAssertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.assertions.OnTable;

class EpochAccuracyTest {
    @Test
    void ranksNetworks(@OnTable("nasbench201-729-fashion") Benchmark table) {
        assertThat(new EpochAccuracy())
                .on(table)
                .withSample(60)
                .withSeeds(0, 30)
                .correlatesAtLeast(0.3)
                .isNoWorseThan(new EpochAccuracy(1));
    }

    @Test
    void isAFunctionOfWhatItIsShown(@OnTable("nasbench201-729-fashion") Benchmark table) {
        assertThat(new EpochAccuracy()).on(table).isDeterministic();
        assertThat(new EpochAccuracy()).on(table).withSeeds(0, 30).peeksAtNothing();
    }
}
