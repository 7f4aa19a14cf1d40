package org.nasgauge.benchmarks;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.SeedPolicy;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.tabular.catalogue.Catalogue;
import org.nasgauge.tabular.query.Lookup;
import org.nasgauge.tabular.query.Query;
import org.nasgauge.tabular.query.Table;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Opening large tables, and asking them, in a heap of 64 MiB. {@link LargeTables} makes them first; its folder is the
 * parameter {@code folder}.
 */
@State(Scope.Benchmark)
public class LargeTableBenchmark {
    private static final int ASKED = 1 << 20;

    @Param("/tmp/nasgauge-large")
    private String folder = "";

    @Param({"nasbench101", "nasbench201"})
    private String table = "";

    private Table open() {
        return Catalogue.standard().open(Path.of(folder, table).toString());
    }

    private static Lookup lookup(Table table) {
        int schedule = table.schedules().get(0);
        return table.lookup(
                Query.of(Series.TEST_ACCURACY).at(Fidelity.full(schedule)).under(SeedPolicy.mean()));
    }

    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    @Fork(value = 5, jvmArgsAppend = "-Xmx64m")
    public Table openFirst() {
        return open();
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    @Warmup(iterations = 3, time = 1)
    @Measurement(iterations = 5, time = 1)
    @Fork(value = 1, jvmArgsAppend = "-Xmx64m")
    public Table openAgain() {
        return open();
    }

    /** Includes the check of the column's checksum. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    @Warmup(iterations = 3, time = 1)
    @Measurement(iterations = 5, time = 1)
    @Fork(value = 1, jvmArgsAppend = "-Xmx64m")
    public double openAndAsk() {
        return lookup(open()).value(0);
    }

    /** Rows at random over the whole column. */
    @State(Scope.Benchmark)
    public static class Asked {
        private final int[] rows = new int[ASKED];
        private int next;

        int any(int rowsOfTable) {
            next = (next + 1) & (ASKED - 1);
            return (int) (((long) rows[next] * rowsOfTable) >>> 31);
        }

        public Asked() {
            SeededRandom random = SeedTree.root(0).generator();
            for (int i = 0; i < ASKED; i++) {
                rows[i] = random.nextInt(Integer.MAX_VALUE);
            }
        }
    }

    /** An opened column. */
    @State(Scope.Benchmark)
    public static class Opened {
        private Table table = Catalogue.standard().open("nasbench201-fashion");
        private Lookup lookup = lookup(table);

        @Setup
        public void open(LargeTableBenchmark benchmark) {
            table = benchmark.open();
            lookup = lookup(table);
        }
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.NANOSECONDS)
    @Warmup(iterations = 3, time = 1)
    @Measurement(iterations = 5, time = 1)
    @Fork(value = 1, jvmArgsAppend = "-Xmx64m")
    public double lookUp(Opened opened, Asked asked) {
        return opened.lookup.value(asked.any(opened.table.rows()));
    }
}
