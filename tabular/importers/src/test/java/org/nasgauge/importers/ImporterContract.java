package org.nasgauge.importers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.api.space.SearchSpace;
import org.nasgauge.importers.foreign.ContentMutations;
import org.nasgauge.importers.foreign.Mutations;
import org.nasgauge.tabular.query.KnownSpaces;
import org.nasgauge.tabular.query.Table;

/**
 * What every importer promises. A test class of an importer extends it and says what small files of the format hold; here
 * they are imported as they are, cut off, damaged in their bytes, and well framed with content that is wrong.
 */
@Timeout(600)
public abstract class ImporterContract {
    private static final int FIRST = 20;
    private static final int CUTS = 40;

    /** Changed files of a format: more of them by {@code -Dnasgauge.mutations=}. */
    private static final int MUTATIONS = Integer.getInteger("nasgauge.mutations", 10_000);

    private static final int DAMAGED = MUTATIONS / 4;
    private static final int NONSENSE = MUTATIONS - DAMAGED;
    private static final int IN_A_ROW = 100;

    /** All spaces, the numbered ones cut to their first architectures. */
    protected static final KnownSpaces SMALL = KnownSpaces.of(Imports.SPACES.spaces().stream()
            .map(space -> space instanceof EnumerableSpace whole ? new FirstOf(whole, FIRST) : space)
            .toArray(SearchSpace[]::new));

    private Map<String, Object> contents = Map.of();

    @TempDir
    private Path scratch;

    @BeforeEach
    protected final void makeTheSample() {
        contents = sample();
    }

    protected abstract Importer importer();

    /** The files of a small import by name: each as maps, lists, texts and numbers. */
    protected abstract Map<String, Object> sample();

    /** The bytes of a file with this content, also if it is not what the format has there. */
    protected abstract byte[] framed(String file, Object content);

    /** What is named to import the sample: its only file, or the folder of its files. */
    protected List<Path> named(Path folder) {
        return contents.size() > 1
                ? List.of(folder)
                : List.of(folder.resolve(contents.keySet().iterator().next()));
    }

    /** Whether its files are known by their names. */
    protected boolean isDetected() {
        return true;
    }

    private ImportRequest request(Path folder) {
        return new ImportRequest(named(folder), SMALL, ImportProgress.SILENT);
    }

    private Map<String, byte[]> files() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        contents.forEach((file, content) -> files.put(file, framed(file, content)));
        return files;
    }

    private Path written(Map<String, byte[]> files) {
        Path folder = scratch.resolve("files");
        try {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Path path = folder.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.write(path, file.getValue());
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    protected void isFoundByItsNameAndItsFiles() {
        Path folder = written(files());

        assertThat(Importers.installed().named("test", importer().name())).hasSameClassAs(importer());
        assertThat(Importers.installed().detecting(named(folder).get(0)))
                .map(Importer::name)
                .isEqualTo(isDetected() ? Optional.of(importer().name()) : Optional.empty());
        assertThat(importer().summary()).isNotBlank();
        assertThat(importer().files()).isNotBlank();
        assertThat(importer().licence()).isNotBlank();
    }

    @Test
    protected void theSameFilesBecomeTheSameTables() throws IOException {
        Path folder = written(files());

        List<Path> tables = Importers.run(importer(), request(folder), scratch.resolve("one"), false);
        Importers.run(importer(), request(folder), scratch.resolve("two"), false);

        assertThat(onDisk(scratch.resolve("two"))).isEqualTo(onDisk(scratch.resolve("one")));
        assertThat(tables).isNotEmpty();
        for (Path path : tables) {
            Table table = Table.open(path, SMALL);
            table.verifyChecksums();
            assertThat(table.manifest().sources()).hasSameSizeAs(named(folder));
            for (int row = 0; row < table.rows(); row++) {
                assertThat(table.row(table.architecture(row))).isEqualTo(row);
            }
        }
    }

    private static Map<String, String> onDisk(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(folder.relativize(file).toString(), Arrays.toString(Files.readAllBytes(file)));
            }
        }
        return contents;
    }

    @Test
    protected void whatIsCutOffLeavesNothingHalfWritten() throws IOException {
        Path into = scratch.resolve("tables");
        Files.createDirectories(into);
        for (Map.Entry<String, byte[]> file : files().entrySet()) {
            byte[] whole = file.getValue();
            Path folder = written(files());
            for (int cut = 0; cut < CUTS; cut++) {
                int length = (int) ((long) whole.length * cut / CUTS);
                Files.write(folder.resolve(file.getKey()), Arrays.copyOf(whole, length));
                try {
                    List<Path> tables = Importers.run(importer(), request(folder), into, true);
                    tables.forEach(table -> Table.open(table, SMALL).verifyChecksums());
                    empty(into);
                } catch (UserError refused) {
                    assertThat(into).as("cut to %d: %s", length, refused).isEmptyDirectory();
                }
            }
        }
    }

    private static void empty(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                if (!file.equals(folder)) {
                    Files.delete(file);
                }
            }
        }
    }

    @Test
    protected void damagedFilesAreReadOrRefused() {
        Map<String, byte[]> good = files();
        List<byte[]> all = List.copyOf(good.values());
        tryAll(
                "damage",
                DAMAGED,
                (file, random) ->
                        Mutations.damage(List.of(good.getOrDefault(file, new byte[0]), random.choose(all)), random));
    }

    @Test
    protected void wrongContentIsReadOrRefused() {
        tryAll(
                "nonsense",
                NONSENSE,
                (file, random) -> framed(file, ContentMutations.change(contents.getOrDefault(file, ""), random)));
    }

    private interface Change {
        byte[] of(String file, SeededRandom random);
    }

    private void tryAll(String kind, int mutations, Change change) {
        Map<String, byte[]> good = files();
        List<String> names = List.copyOf(good.keySet());
        Path folder = written(good);
        assertThat(refusal(folder)).as("unchanged").isEmpty();
        SeededRandom random =
                SeedTree.root(302).child(importer().name()).child(kind).generator();
        int refused = 0;
        String file = names.get(0);
        for (int i = 0; i < mutations; i++) {
            if (i % IN_A_ROW == 0) {
                written(Map.of(file, good.getOrDefault(file, new byte[0])));
                file = random.choose(names);
            }
            written(Map.of(file, change.of(file, random)));
            try {
                Optional<String> refusal = refusal(folder);
                refused += refusal.isPresent() ? 1 : 0;
                assertThat(refusal.orElse(".")).endsWith(".").doesNotContain(": null", "Exception", "java.", "\n");
            } catch (RuntimeException | Error e) {
                throw new AssertionError(kind + " " + i + " of " + file + ": neither read nor refused", e);
            }
        }
        assertThat(refused).as("refused of %d", mutations).isGreaterThan(mutations / 10);
    }

    private Optional<String> refusal(Path folder) {
        try {
            importer().read(request(folder)).forEach(table -> Filling.draft(table, List.of()));
            return Optional.empty();
        } catch (UserError e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
