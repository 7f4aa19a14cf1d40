package org.nasgauge.engine.study;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.error.KnownNames;
import org.nasgauge.api.error.UserError;
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
     * @param joined the same of each table that further properties are taken from, by its name
     * @param live what a recipe says of a live benchmark, with all that it leaves out; empty for any other
     */
    record Opened(Benchmark benchmark, String content, SortedMap<String, String> joined, Map<String, Object> live) {
        public Opened {
            joined = Collections.unmodifiableSortedMap(new TreeMap<>(joined));
            live = Collections.unmodifiableMap(new LinkedHashMap<>(live));
        }

        /** Not a live one, and with its own properties only. */
        public Opened(Benchmark benchmark, String content) {
            this(benchmark, content, new TreeMap<>(), Map.of());
        }
    }

    /** @throws org.nasgauge.api.error.UserError if there is no such benchmark, or it does not hold what is asked for */
    Opened open(Recipe recipe);

    /** Tables, by their name in the catalogue or by the path of their folder, and live training. */
    static BenchmarkSource installed(Catalogue catalogue, LiveSource live) {
        return recipe -> recipe.benchmark() instanceof BenchmarkChoice.Live choice
                ? live.open(recipe, choice, joined(catalogue, choice))
                : table(catalogue, recipe, (BenchmarkChoice.Table) recipe.benchmark(), live);
    }

    private static Opened table(Catalogue catalogue, Recipe recipe, BenchmarkChoice.Table choice, LiveSource live) {
        Table table = table("benchmark", catalogue, choice.place(), choice.name());
        if (table.isListed() && !recipe.strategies().isEmpty()) {
            throw UserError.at(
                    choice.place(),
                    "'" + table.name() + "' lists " + table.rows() + " architectures of the space "
                            + table.manifest().space() + ", which does not number them: there is no search over it",
                    "Leave the strategies out (estimators can rank them), or choose a table over a space that 'nasgauge list"
                            + " spaces' shows with a size");
        }
        Protocol protocol = new Protocol(
                recipe.objective(),
                recipe.validation(),
                recipe.test(),
                recipe.charges().validation());
        TabularBenchmark benchmark = new TabularBenchmark(table, protocol).showing(() -> live.untrained(table));
        List<Table> others = joined(catalogue, choice);
        return new Opened(
                others.isEmpty() ? benchmark : benchmark.joinedWith(others),
                table.contentHash(),
                hashes(others),
                Map.of());
    }

    private static List<Table> joined(Catalogue catalogue, BenchmarkChoice choice) {
        return choice.propertiesFrom().stream()
                .map(name -> table("table", catalogue, choice.place() + " (properties-from)", name))
                .toList();
    }

    /** SHA-256 of each table, by its name. */
    static SortedMap<String, String> hashes(List<Table> tables) {
        SortedMap<String, String> hashes = new TreeMap<>();
        tables.forEach(table -> hashes.put(table.name(), table.contentHash()));
        return hashes;
    }

    private static Table table(String kind, Catalogue catalogue, String place, String name) {
        if (!catalogue.names().contains(name) && !isPath(name)) {
            throw KnownNames.of(kind, catalogue.names()).unknown(place, name);
        }
        return catalogue.open(name);
    }

    private static boolean isPath(String name) {
        try {
            return Files.exists(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
