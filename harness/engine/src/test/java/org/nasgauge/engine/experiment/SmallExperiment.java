package org.nasgauge.engine.experiment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.nasgauge.engine.fixture.SyntheticBenchmark;
import org.nasgauge.engine.fixture.SyntheticComponents;
import org.nasgauge.engine.recipe.Recipe;
import org.nasgauge.engine.study.BenchmarkSource;
import org.nasgauge.engine.study.Plan;
import org.nasgauge.engine.study.Planner;

/** Recipes of few short studies over made-up benchmarks, run, and what is compared of the folders that they leave. */
final class SmallExperiment {
    static final String RECIPE = """
            benchmark: synthetic
            budget: {evaluations: 12}
            seeds: 0..4
            strategies: [guess, {name: guess, label: "guess, later", settings: {skip: 2}}, peek]
            estimators: {architectures: 5, studies: [count, taste]}
            """;

    static final String WORKERS = """
            benchmark: synthetic
            budget: {seconds: 60}
            workers: 3
            at-budget-end: interpolate
            checkpoints: true
            seeds: 0..49
            strategies:
              - {name: guess, wrappers: [{name: at-most, settings: {trials: 9}}]}
              - {name: curious, estimator: taste}
            """;

    private SmallExperiment() {}

    static void run(String recipe, Path out, int threads) throws InterruptedException {
        new Experiment(plan(recipe, "content"), threads, ProgressListener.silent()).run(out);
    }

    static Plan plan(String recipe, String content) {
        BenchmarkSource source = any -> new BenchmarkSource.Opened(SyntheticBenchmark.resumable(), content);
        return new Planner(SyntheticComponents.all(), source).plan(Recipe.parse("a.yaml", recipe));
    }

    /** Every file of the folder that is part of the comparison, by its name. */
    static Map<String, String> compared(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString();
                if (!name.equals("environment.json") && !name.equals("timings.jsonl")) {
                    files.put(name, Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
        }
        return files;
    }
}
