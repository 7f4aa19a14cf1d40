package org.nasgauge.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.nasgauge.api.error.UserError;
import org.nasgauge.engine.experiment.Experiment;
import org.nasgauge.engine.experiment.ProgressListener;
import org.nasgauge.engine.recipe.Recipe;
import org.nasgauge.engine.record.ResultFolder;
import org.nasgauge.engine.study.BenchmarkSource;
import org.nasgauge.engine.study.Components;
import org.nasgauge.engine.study.LiveSource;
import org.nasgauge.engine.study.Plan;
import org.nasgauge.engine.study.Planner;
import org.nasgauge.report.analysis.Analysis;
import org.nasgauge.report.experiment.ExperimentReport;
import org.nasgauge.report.format.ReportFolder;
import org.nasgauge.tabular.catalogue.Catalogue;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A report on four strategies: their records read and analysed, and with the folder of tables and figures that a run ends with. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ReportBenchmark {
    private static final String RECIPE = """
            name: report
            benchmark: nasbench201-fashion
            validation-seed: 0
            test-seed: mean
            budget: {evaluations: 50}
            strategies: [random-search, local-search, regularized-evolution, genetic-algorithm]
            """;

    /** Of all four. */
    @Param("2000")
    public int runs;

    private Path folder = Path.of("");

    @Setup
    public void run() throws IOException, InterruptedException {
        folder = Files.createTempDirectory("report");
        String recipe = RECIPE + "seeds: 0.." + (runs / 4 - 1) + "\n";
        try (LiveSource none = new LiveSource(
                (name, file) -> {
                    throw tableOnly();
                },
                (name, file) -> {
                    throw tableOnly();
                },
                folder)) {
            BenchmarkSource source = BenchmarkSource.installed(Catalogue.standard(), none);
            Plan plan = new Planner(Components.installed(), source).plan(Recipe.parse("report", recipe));
            new Experiment(plan, 1, ProgressListener.silent()).run(folder);
        }
    }

    private static UserError tableOnly() {
        return UserError.at("benchmark", "this is of a table", "Name none that trains");
    }

    @Benchmark
    public Analysis analysis() {
        return Analysis.of(ResultFolder.open(folder));
    }

    @Benchmark
    public Path report() {
        return ReportFolder.write(ExperimentReport.of(folder), folder.resolve("report"));
    }

    @TearDown
    public void delete() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }
}
