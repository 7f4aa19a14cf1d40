package org.nasgauge.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.importers.ImportRequest;
import org.nasgauge.importers.Importers;
import org.nasgauge.tabular.query.KnownSpaces;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Importing a file of the size of NAS-Bench-101, digest and writing included, in a new JVM of 2 GiB heap: 1,270,872
 * records of one schedule (about 0.6 GB), or 5,083,488 of four.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(value = 3, jvmArgsAppend = "-Xmx2g")
public class ImportBenchmark {
    @Param({"108", "4 12 36 108"})
    private String schedules = "";

    private Path folder = Path.of("");

    @Setup(Level.Trial)
    public void makeFile() throws IOException {
        folder = Files.createTempDirectory("nasgauge-import");
        EnumerableSpace space = KnownSpaces.installed().enumerable("benchmark", "nasbench101");
        List<Integer> each =
                Stream.of(schedules.split(" ")).map(Integer::valueOf).toList();
        NasBench101File.write(folder.resolve("nasbench.tfrecord"), space, each);
    }

    @Benchmark
    public List<Path> nasbench101() {
        ImportRequest request = new ImportRequest(
                List.of(folder.resolve("nasbench.tfrecord")), KnownSpaces.installed(), (done, total) -> {});
        return Importers.run(Importers.installed().named("benchmark", "nasbench101"), request, folder, true);
    }

    @TearDown(Level.Trial)
    public void delete() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
