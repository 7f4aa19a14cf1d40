package org.nasgauge.tabular.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.tabular.ToyTable;
import org.nasgauge.tabular.benchmark.Protocol;
import org.nasgauge.tabular.benchmark.TabularBenchmark;
import org.nasgauge.tabular.query.KnownSpaces;
import org.nasgauge.tabular.query.Query;
import org.nasgauge.tabular.query.Table;

class CatalogueTest {
    @TempDir
    Path home;

    @Test
    void theUsersFolderIsWhereTheEnvironmentSays() {
        assertThat(Catalogue.standardFolder(Map.of("NASGAUGE_TABLES", "/t", "XDG_DATA_HOME", "/x"), "/h"))
                .isEqualTo(Path.of("/t"));
        assertThat(Catalogue.standardFolder(Map.of("XDG_DATA_HOME", "/x"), "/h"))
                .isEqualTo(Path.of("/x/nasgauge/tables"));
        assertThat(Catalogue.standardFolder(Map.of("XDG_DATA_HOME", "x"), "/h"))
                .isEqualTo(Path.of("/h/.local/share/nasgauge/tables"));
        assertThat(Catalogue.standardFolder(Map.of(), "/h")).isEqualTo(Path.of("/h/.local/share/nasgauge/tables"));
    }

    @Test
    void aTableOfTheUserIsOpenedByNameAndByPath() {
        ToyTable.write(home.resolve("toy"));
        Catalogue catalogue = Catalogue.of(home, ToyTable.SPACES);
        assertThat(catalogue.names()).endsWith("toy");
        assertThat(catalogue.open("toy").name()).isEqualTo("toy");
        assertThat(catalogue.open(home.resolve("toy").toString()).name()).isEqualTo("toy");
    }

    @Test
    void anUnknownNameSuggestsTheNearestOne() {
        ToyTable.write(home.resolve("my-table"));
        assertThatThrownBy(() -> Catalogue.of(home, ToyTable.SPACES).open("my-tabel"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("Did you mean 'my-table'?");
    }

    @Test
    void aFolderThatIsNotThereHoldsNoTables() {
        Catalogue catalogue = Catalogue.of(home.resolve("none"), ToyTable.SPACES);
        assertThat(catalogue.names()).isEqualTo(catalogue.embedded());
    }

    @Test
    void whatShipsIsWhole() {
        Catalogue catalogue = Catalogue.of(home, KnownSpaces.installed());
        assertThat(catalogue.embedded()).isNotEmpty().allSatisfy(name -> {
            Table table = catalogue.open(name);
            assertThat(table.name()).isEqualTo(name);
            table.verifyChecksums();
        });
    }

    @Test
    void aTableOfPropertiesThatShipsJoinsOneOfTrainings() {
        Catalogue catalogue = Catalogue.of(home, KnownSpaces.installed());
        List<Table> all = catalogue.embedded().stream().map(catalogue::open).toList();
        List<Table> ofProperties =
                all.stream().filter(table -> !table.manifest().isOfTrainings()).toList();
        assertThat(ofProperties).isNotEmpty().allSatisfy(properties -> {
            Table trainings = all.stream()
                    .filter(table -> table.manifest().isOfTrainings()
                            && table.manifest()
                                    .space()
                                    .equals(properties.manifest().space()))
                    .findFirst()
                    .orElseThrow();
            assertThat(properties.trainingCounts()).isEmpty();
            TabularBenchmark alone = new TabularBenchmark(trainings, Protocol.standard());
            TabularBenchmark joined = alone.joinedWith(List.of(properties));
            Metric first = joined.properties().stream()
                    .filter(metric -> !alone.properties().contains(metric))
                    .findFirst()
                    .orElseThrow();
            long known = IntStream.range(0, joined.space().size())
                    .filter(index -> joined.property(joined.space().at(index), first) instanceof Reading.Present)
                    .count();
            assertThat(known).as(first.name()).isGreaterThan(joined.space().size() / 2L);
        });
    }

    @Test
    void aTableInAJarAnswersAsTheOneInAFolder() throws IOException {
        Path folder = ToyTable.write(home.resolve("toy"));
        Path jar = home.resolve("tables.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream zip = new JarOutputStream(out);
                Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                zip.putNextEntry(new JarEntry("org/nasgauge/tabular/embedded/toy/" + file.getFileName()));
                Files.copy(file, zip);
            }
            zip.putNextEntry(new JarEntry("org/nasgauge/tabular/embedded/index"));
            zip.write("toy\n".getBytes(StandardCharsets.UTF_8));
        }
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            Catalogue catalogue = Catalogue.of(loader, home.resolve("none"), ToyTable.SPACES);
            assertThat(catalogue.names()).isEqualTo(List.of("toy"));
            Table embedded = catalogue.open("toy");
            Table plain = ToyTable.open(folder);
            assertThat(embedded.contentHash()).isEqualTo(plain.contentHash());
            assertThat(embedded.lookup(Query.of("flops")).value(5))
                    .isEqualTo(plain.lookup(Query.of("flops")).value(5));
            embedded.verifyChecksums();
        }
    }
}
