package org.nasgauge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasgauge.cli.Terminal.nasgauge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;

/** A change in any file that is kept is seen, or changes nothing that is told. */
class KeptFilesTest {
    private static final int CHANGES = 25;
    /** They differ in each session, and nothing that is published comes from them. */
    private static final List<String> MEASURED = List.of("environment.json", "timings.jsonl");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void everyChangeInAnExperimentIsSeenByItsReport() throws IOException {
        Path out = folder.resolve("out");
        new KeptWork(folder).finishedExperiment(out);
        String told = report(out).out();
        SeededRandom random = SeedTree.root(4).child("experiment").generator();
        for (Path file : files(out)) {
            byte[] content = Files.readAllBytes(file);
            for (int i = 0; i < CHANGES; i++) {
                byte[] changed = content.clone();
                int position = random.nextInt(content.length);
                changed[position] ^= (byte) (1 << random.nextInt(7));
                Files.write(file, changed);
                Terminal report = report(out);
                if (report.exitCode() == 0) {
                    assertThat(report.out())
                            .as("%s, byte %d", file, position)
                            .satisfiesAnyOf(
                                    same -> assertThat(same).isEqualTo(told),
                                    torn -> assertThat(torn).contains("the last record is not whole"));
                } else {
                    assertThat(report.exitCode()).as(report.err()).isEqualTo(2);
                    assertThat(report.err()).contains(file.toString()).hasLineCount(1);
                }
            }
            Files.write(file, content);
        }
        assertThat(report(out).out()).isEqualTo(told);
    }

    @Test
    void filesThatChangePlacesAreSeen() throws IOException {
        Path out = folder.resolve("out");
        new KeptWork(folder).finishedExperiment(out);
        List<Path> files = files(out);
        for (int i = 0; i < files.size(); i++) {
            for (int j = i + 1; j < files.size(); j++) {
                swap(files.get(i), files.get(j));
                Terminal report = report(out);
                assertThat(report.exitCode())
                        .as("%s and %s: %s", files.get(i), files.get(j), report.err())
                        .isEqualTo(2);
                swap(files.get(i), files.get(j));
            }
        }
    }

    @Test
    void everyChangeInATableIsSeenWhenItIsVerified() throws IOException {
        Path table = folder.resolve("table");
        assertThat(nasgauge(new KeptWork(folder).mergeTo(table).toArray()).exitCode())
                .isZero();
        SeededRandom random = SeedTree.root(4).child("table").generator();
        for (Path file : files(table)) {
            byte[] content = Files.readAllBytes(file);
            for (int i = 0; i < CHANGES; i++) {
                byte[] changed = content.clone();
                changed[random.nextInt(content.length)] ^= (byte) (1 << random.nextInt(7));
                Files.write(file, changed);
                Terminal verified = nasgauge("table", "verify", table, "--retrain", 0);
                assertThat(verified.exitCode())
                        .as("%s: %s", file, verified.out())
                        .isEqualTo(2);
                assertThat(verified.err()).contains(table.toString());
            }
            Files.write(file, content);
        }
    }

    private static Terminal report(Path out) {
        return nasgauge("report", out, "--format", "json");
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !MEASURED.contains(file.getFileName().toString()))
                    .filter(file -> !file.startsWith(folder.resolve("report")))
                    .sorted()
                    .toList();
        }
    }

    private static void swap(Path one, Path other) throws IOException {
        byte[] content = Files.readAllBytes(one);
        Files.write(one, Files.readAllBytes(other));
        Files.write(other, content);
    }
}
