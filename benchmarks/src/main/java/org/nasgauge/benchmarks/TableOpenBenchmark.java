package org.nasgauge.benchmarks;

import java.util.concurrent.TimeUnit;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.SeedPolicy;
import org.nasgauge.api.metric.Series;
import org.nasgauge.tabular.catalogue.Catalogue;
import org.nasgauge.tabular.query.Query;
import org.nasgauge.tabular.query.Table;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** Opening the embedded table and asking it once: cold, in a new JVM that has loaded nothing of ours, and warm. */
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class TableOpenBenchmark {
    private static double openAndAsk() {
        Table table = Catalogue.standard().open("nasbench201-fashion");
        int schedule = table.schedules().get(0);
        return table.lookup(Query.of(Series.TEST_ACCURACY)
                        .at(Fidelity.full(schedule))
                        .under(SeedPolicy.mean()))
                .value(table.row(table.space().at(0)));
    }

    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    @Fork(10)
    public double cold() {
        return openAndAsk();
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @Warmup(iterations = 3, time = 1)
    @Measurement(iterations = 5, time = 1)
    @Fork(1)
    public double warm() {
        return openAndAsk();
    }
}
