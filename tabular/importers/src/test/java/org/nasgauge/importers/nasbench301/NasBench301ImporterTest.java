package org.nasgauge.importers.nasbench301;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.metric.SeedPolicy;
import org.nasgauge.api.metric.Series;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.importers.Importer;
import org.nasgauge.importers.ImporterContract;
import org.nasgauge.importers.Importers;
import org.nasgauge.importers.Imports;
import org.nasgauge.importers.Notations;
import org.nasgauge.importers.foreign.ForeignFiles;
import org.nasgauge.tabular.query.Query;
import org.nasgauge.tabular.query.Table;

/** Files in the layout of the one result in the official repository's tests. */
class NasBench301ImporterTest extends ImporterContract {
    private static final SearchSpace SPACE = Imports.SPACES.named("test", "darts");
    private static final String CELL = "(0, 2), (1, 3), (0, 3), (1, 2), (0, 5), (2, 6), (1, 3), (2, 2)";
    private static final String NETWORK = "((" + CELL + "), (" + CELL + "))";
    private static final Query AT_THE_END = Query.of(Series.TEST_ACCURACY).at(Fidelity.full(2));

    @TempDir
    private Path folder;

    @Override
    protected Importer importer() {
        return new NasBench301Importer();
    }

    @Override
    protected Map<String, Object> sample() {
        Map<String, Object> files = new LinkedHashMap<>();
        files.put("nb_301_v13/rs/results_0.json", result(93.25));
        files.put("nb_301_v13/de/results_10.json", result(92.5));
        return files;
    }

    @Override
    protected List<Path> named(Path written) {
        return List.of(written.resolve("nb_301_v13"));
    }

    @Override
    protected byte[] framed(String file, Object content) {
        return ForeignFiles.json(content);
    }

    private static Map<String, Object> result(double accuracy) {
        Map<String, Object> configuration = new LinkedHashMap<>();
        for (String entry :
                Notations.configSpace(SPACE).write(SPACE.parse(NETWORK)).split(" ", -1)) {
            configuration.put(entry.substring(0, entry.indexOf('=')), entry.substring(entry.indexOf('=') + 1));
        }
        configuration.put("NetworkSelectorDatasetInfo:darts:layers", 8);
        configuration.put("NetworkSelectorDatasetInfo:darts:init_channels", 32);
        configuration.put("ImageAugmentation:cutout", "True");
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("val_accuracy", accuracy);
        info.put("epochs", 2);
        info.put("model_parameters", 6_369_358);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("optimized_hyperparamater_config", configuration);
        result.put("budget", 3);
        result.put("info", List.of(info));
        result.put("test_accuracy", 92.75);
        result.put("runtime", 36_513);
        return result;
    }

    private static Map<String, Object> withCurve(double... curve) {
        Map<String, Object> result = result(93.25);
        List<Double> values = Arrays.stream(curve).boxed().toList();
        result.put("learning_curves", Map.of("Train/val_accuracy", values, "Train/lr", List.of(0.1)));
        return result;
    }

    private Table table(Map<String, Object> files) throws IOException {
        for (Map.Entry<String, Object> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, ForeignFiles.json(file.getValue()));
        }
        List<Path> tables = Importers.run(
                importer(), Imports.request(folder.resolve("nb_301_v13")), folder.resolve("tables"), false);
        return Table.open(tables.get(0), Imports.SPACES);
    }

    @Test
    void namesNetworksAsTheSpaceDoesAndNumbersTheirTrainings() throws IOException {
        Table table = table(sample());

        assertThat(table.rows()).isEqualTo(1);
        int row = table.row(SPACE.parse(NETWORK));
        assertThat(table.seeds()).containsExactly(0, 1);
        Query validation = Query.of(Series.VALIDATION_ACCURACY).at(Fidelity.full(2));
        assertThat(table.lookup(validation.under(SeedPolicy.one(0))).value(row))
                .as("de/")
                .isEqualTo(92.5);
        assertThat(table.lookup(validation.under(SeedPolicy.one(1))).value(row))
                .as("rs/")
                .isEqualTo(93.25);
        assertThat(table.lookup(AT_THE_END.under(SeedPolicy.one(0))).value(row)).isEqualTo(92.75);
        assertThat(table.lookup(Query.of(Series.CUMULATIVE_SECONDS).under(SeedPolicy.one(0)))
                        .value(row))
                .isEqualTo(36_513);
        assertThat(table.lookup(Query.of("parameters")).value(row)).isEqualTo(6_369_358);
    }

    @Test
    void readsCurvesWhereThereAreAny() throws IOException {
        Table table = table(Map.of("nb_301_v13/rs/results_0.json", withCurve(80.5, 93.25)));

        assertThat(table.lookup(Query.of(Series.VALIDATION_ACCURACY).at(Fidelity.parse("1/2")))
                        .value(0))
                .isCloseTo(80.5, within(1e-5));
    }

    @Test
    void doesNotBelieveACurveThatEndsElsewhere() throws IOException {
        Table table = table(Map.of("nb_301_v13/rs/results_0.json", withCurve(80.5, 91)));

        assertThat(table.lookup(Query.of(Series.VALIDATION_ACCURACY).at(Fidelity.full(2)))
                        .reading(0))
                .isEqualTo(Reading.missing("the curve does not end at the reported accuracy"));
        assertThat(table.lookup(AT_THE_END).isPresent(0)).isTrue();
    }

    @Test
    void refusesNetworksOfDifferentSizeInOneTable() {
        Map<String, Object> files = sample();
        Map<String, Object> larger = result(95);
        Map<String, Object> configuration = new LinkedHashMap<>();
        ((Map<?, ?>) larger.getOrDefault("optimized_hyperparamater_config", Map.of()))
                .forEach((key, value) -> configuration.put(String.valueOf(key), value));
        configuration.put("NetworkSelectorDatasetInfo:darts:layers", 20);
        larger.put("optimized_hyperparamater_config", configuration);
        files.put("nb_301_v13/rs/results_3.json", larger);

        assertThatThrownBy(() -> table(files))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("results_3.json: a network of 20 layers, 32 initial channels among those of 8");
    }
}
