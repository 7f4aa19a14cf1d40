package org.nasgauge.engine.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.engine.fixture.SmallManifest;
import org.nasgauge.engine.manifest.Manifest;
import org.nasgauge.engine.manifest.ManifestForm;
import org.nasgauge.engine.manifest.Seeds;
import org.nasgauge.engine.manifest.StudyFacts;
import org.nasgauge.engine.record.SearchRecord.End;

class ResultFolderTest {
    private static final StudyFacts STUDY =
            new StudyFacts("id", "guess", "guess", new TreeMap<>(), false, "guess.jsonl");

    @TempDir
    private Path folder;

    @BeforeEach
    void writeManifest() throws IOException {
        Manifest manifest = SmallManifest.of(
                STUDY,
                SmallManifest.benchmark(Fidelity.full(3), 1),
                Optional.empty(),
                new Seeds.Range(0, 9),
                Optional.empty());
        Files.write(folder.resolve("manifest.json"), ManifestForm.write(manifest));
    }

    @Test
    void an_experiment_that_has_recorded_nothing_yet_can_be_opened() {
        assertThat(seeds()).isEmpty();
    }

    @Test
    void a_torn_last_line_is_not_believed() throws IOException {
        String torn = line(2).substring(0, line(2).length() - 1);
        Files.writeString(folder.resolve("guess.jsonl"), line(0) + line(1) + torn);
        assertThat(seeds()).containsExactly(0L, 1L);
    }

    @Test
    void a_damaged_line_is_named_with_its_number() throws IOException {
        Files.writeString(folder.resolve("guess.jsonl"), line(0) + line(1).substring(7) + line(2));
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(this::seeds)
                .withMessageStartingWith(folder.resolve("guess.jsonl") + ", line 2: no record");
    }

    @Test
    void a_folder_without_an_experiment_is_named() {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> ResultFolder.open(folder.resolve("elsewhere")))
                .withMessageStartingWith(folder.resolve("elsewhere") + ": no experiment here");
    }

    @Test
    void a_manifest_of_a_newer_schema_is_refused() throws IOException {
        Path file = folder.resolve("manifest.json");
        Files.writeString(file, Files.readString(file).replace("\"schema\" : 3", "\"schema\" : 9"));
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> ResultFolder.open(folder))
                .withMessageStartingWith(file.toString())
                .withMessageContaining("schema 9, but this version reads schema 3");
    }

    private List<Long> seeds() {
        try (Stream<SearchRecord> records = ResultFolder.open(folder).searches(STUDY)) {
            return records.map(SearchRecord::seed).toList();
        }
    }

    private static String line(int seed) {
        SearchRecord record =
                new SearchRecord("id", seed, 1, Failures.NONE, 1, End.EVALUATIONS, Optional.empty(), List.of());
        return new String(RecordForm.SEARCH.line(record, "a", seed), UTF_8);
    }
}
