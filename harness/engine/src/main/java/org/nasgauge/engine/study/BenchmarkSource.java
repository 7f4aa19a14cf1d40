package org.nasgauge.engine.study;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.error.KnownNames;
import org.nasgauge.engine.recipe.BenchmarkChoice;
import org.nasgauge.engine.recipe.Recipe;
import org.nasgauge.tabular.benchmark.Protocol;
import org.nasgauge.tabular.benchmark.TabularBenchmark;
import org.nasgauge.tabular.catalogue.Catalogue;
import org.nasgauge.tabular.query.Table;

/** Opens the benchmark that a recipe names. */
@FunctionalInterface
public interface BenchmarkSource {
    /**
     * @param content SHA-256 of what the benchmark answers from, in hexadecimal
     * @param live what a recipe says of a live benchmark, with all that it leaves out; empty for any other
     */
    record Opened(Benchmark benchmark, String content, Map<String, Object> live) {
        public Opened {
            live = Collections.unmodifiableMap(new LinkedHashMap<>(live));
        }

        /** Not a live one. */
        public Opened(Benchmark benchmark, String content) {
            this(benchmark, content, Map.of());
        }
    }

    /** @throws org.nasgauge.api.error.UserError if there is no such benchmark, or it does not hold what is asked for */
    Opened open(Recipe recipe);

    /** Tables, by their name in the catalogue or by the path of their folder, and live training. */
    static BenchmarkSource installed(Catalogue catalogue, LiveSource live) {
        return recipe -> recipe.benchmark() instanceof BenchmarkChoice.Live choice
                ? live.open(recipe, choice)
                : table(catalogue, recipe, (BenchmarkChoice.Table) recipe.benchmark());
    }

    private static Opened table(Catalogue catalogue, Recipe recipe, BenchmarkChoice.Table choice) {
        if (!catalogue.names().contains(choice.name()) && !isPath(choice.name())) {
            throw KnownNames.of("benchmark", catalogue.names()).unknown(choice.place(), choice.name());
        }
        Table table = catalogue.open(choice.name());
        Protocol protocol = new Protocol(recipe.objective(), recipe.validation(), recipe.test());
        return new Opened(new TabularBenchmark(table, protocol), table.contentHash());
    }

    private static boolean isPath(String name) {
        try {
            return Files.exists(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
