package org.nasgauge.engine.study;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.error.KnownNames;
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
     */
    record Opened(Benchmark benchmark, String content) {}

    /** @throws org.nasgauge.api.error.UserError if there is no such benchmark, or it does not hold what is asked for */
    Opened open(Recipe recipe);

    /** Tables, by their name in the catalogue or by the path of their folder. */
    static BenchmarkSource tables(Catalogue catalogue) {
        return recipe -> {
            if (!catalogue.names().contains(recipe.benchmark()) && !isPath(recipe.benchmark())) {
                throw KnownNames.of("benchmark", catalogue.names())
                        .unknown(recipe.place() + " (benchmark)", recipe.benchmark());
            }
            Table table = catalogue.open(recipe.benchmark());
            Protocol protocol = new Protocol(recipe.objective(), recipe.validation(), recipe.test());
            return new Opened(new TabularBenchmark(table, protocol), table.contentHash());
        };
    }

    private static boolean isPath(String name) {
        try {
            return Files.exists(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
