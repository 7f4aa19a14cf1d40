package org.nasgauge.assertions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.search.RandomSearch;
import org.nasgauge.statistics.sequential.SequentialSignTest;

/**
 * Checks of random search against itself with fresh seeds, drawn from regrets that it really ended with on the embedded table,
 * ties included: however often one looks, at most one check in a hundred raises an alarm, where a test made for one look
 * raises many.
 */
class FalseAlarmsTest {
    private static final int RUNS = 300;
    private static final int CHECKS = 4_000;
    private static final int SEEDS = 200;
    /** Of a normal value beyond which a one-sided test at 1 % rejects. */
    private static final double CRITICAL = 2.326;

    @Test
    void equalStrategiesRaiseOneAlarmInAHundredAtTheMost() {
        Runs runs = new Runs(
                new RandomSearch(), OnTable.Tables.open("nasbench201-729-fashion"), Constraint.evaluations(40));
        double[] regrets = LongStream.range(0, RUNS)
                .mapToDouble(seed -> runs.regret(runs.run(seed)))
                .toArray();
        SeededRandom random = SeedTree.root(1).generator();
        int alarms = 0;
        int naive = 0;
        int ties = 0;
        for (int check = 0; check < CHECKS; check++) {
            double[] differences = IntStream.range(0, SEEDS)
                    .mapToDouble(i -> {
                        double before = regrets[random.nextInt(RUNS)];
                        return regrets[random.nextInt(RUNS)] - before;
                    })
                    .toArray();
            ties += (int)
                    IntStream.range(0, SEEDS).filter(i -> differences[i] == 0).count();
            alarms += SequentialSignTest.withDefaults().test(differences).rejected() ? 1 : 0;
            naive += repeatedSignTestRejects(differences) ? 1 : 0;
        }
        assertThat(ties).isGreaterThan(CHECKS * SEEDS / 100);
        assertThat(alarms).isBetween(1, CHECKS / 100);
        assertThat(naive).isGreaterThan(3 * CHECKS / 100);
    }

    /** The ordinary sign test by the normal approximation, from the tenth pair on after each. */
    private static boolean repeatedSignTestRejects(double[] differences) {
        int worse = 0;
        int untied = 0;
        for (double difference : differences) {
            worse += difference > 0 ? 1 : 0;
            untied += difference != 0 ? 1 : 0;
            if (untied >= 10 && 2 * worse - untied > CRITICAL * StrictMath.sqrt(untied)) {
                return true;
            }
        }
        return false;
    }
}
