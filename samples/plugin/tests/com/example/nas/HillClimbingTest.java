package com.example.nas;

import static org.nasgauge.assertions.NasAssertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.assertions.OnTable;
import org.nasgauge.search.RandomSearch;

class HillClimbingTest {
    private static final Constraint BUDGET = Constraint.evaluations(40);

    @Test
    void isAsGoodAsWhenItsRegretsWereRecorded(@OnTable("nasbench201-729-fashion") Benchmark table) {
        assertThat(new HillClimbing())
                .on(table)
                .withBudget(BUDGET)
                .withSeeds(0, 200)
                .isNoWorseThan(Path.of("tests", "hill-climbing.csv"));
    }

    @Test
    void givesTheSameForTheSameSeed(@OnTable("nasbench201-729-fashion") Benchmark table) {
        assertThat(new HillClimbing()).on(table).withBudget(BUDGET).isDeterministic();
    }

    @Test
    void learnsFromWhatItIsToldAlone(@OnTable("nasbench201-729-fashion") Benchmark table) {
        assertThat(new HillClimbing()).on(table).withBudget(BUDGET).peeksAtNothing();
    }

    @Test
    void isNoWorseThanDrawingAtRandom(@OnTable("nasbench201-729-fashion") Benchmark table) {
        assertThat(new HillClimbing())
                .on(table)
                .withBudget(BUDGET)
                .isNoWorseThan(new RandomSearch())
                .reachesRegretBelow(2);
    }
}
