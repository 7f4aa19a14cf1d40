package org.nasgauge.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.nasgauge.cli.Terminal.nasgauge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code table score} on the 127 networks of a sub-space, at two channels. */
class TableScoreTest {
    private static final int NETWORKS = 127;

    @TempDir
    private static Path shared = Path.of("");

    private static Path whole = Path.of("");
    private static List<String> journal = List.of();

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    static void scoreAll() throws IOException {
        whole = shared.resolve("whole");
        Terminal run = score(whole);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains(NETWORKS + " of " + NETWORKS + " networks and seeds are scored");
        journal = Files.readAllLines(journalOf(whole));
        assertThat(journal).hasSize(NETWORKS + 1);
    }

    private static Terminal score(Path out, Object... more) {
        List<Object> words = new ArrayList<>(List.of("table", "score", "--space", "nasbench201-729", "--seeds", "0"));
        words.addAll(List.of("--proxies", "synflow,l2-norm", "--set", "channels=2", "--out", out, "--quiet"));
        words.addAll(List.of(more));
        return nasgauge(words.toArray());
    }

    /** What a table's work folder holds before the command goes on. */
    private Path withJournal(String name, String lines) throws IOException {
        Path table = folder.resolve(name);
        Files.createDirectories(journalOf(table).getParent());
        Files.writeString(journalOf(table), lines);
        return table;
    }

    private static Path journalOf(Path table) {
        return Path.of(table + ".work").resolve("part.scores.jsonl");
    }

    private static void hasTheScoresOf(Path table, Path other) {
        for (String column : new String[] {"synflow.npy", "synflow-missing.npy", "l2-norm.npy", "rows.npy"}) {
            assertThat(table.resolve(column)).hasSameBinaryContentAs(other.resolve(column));
        }
    }

    /** As it is when the command is killed while it writes a line. */
    @Test
    void afterAKillItGoesOnFromTheLastWholeLine() throws IOException {
        String half = journal.get(60).substring(0, 40);
        Path killed = withJournal("killed", String.join("\n", journal.subList(0, 60)) + "\n" + half);
        Terminal run = score(killed);
        assertThat(run.exitCode()).as(run.err()).isZero();
        hasTheScoresOf(killed, whole);
        List<String> goneOn = Files.readAllLines(journalOf(killed));
        assertThat(goneOn.subList(0, 60)).isEqualTo(journal.subList(0, 60));
        assertThat(goneOn).hasSizeBetween(NETWORKS + 1, NETWORKS + 2);
    }

    @Test
    void withoutTimeThereIsATableOfWhatIsThereAndItGoesOn() throws IOException {
        Path part = withJournal("part", String.join("\n", journal.subList(0, 11)) + "\n");
        Terminal stopped = score(part, "--hours", "0");
        assertThat(stopped.exitCode()).as(stopped.err()).isZero();
        assertThat(stopped.out()).contains("10 of " + NETWORKS + " networks", "the same command goes on");
        Terminal missing = nasgauge("table", "query", part, last(), "--metric", "l2-norm");
        assertThat(missing.out() + missing.err()).contains("not scored");
        assertThat(score(part).exitCode()).isZero();
        hasTheScoresOf(part, whole);
    }

    /** The architecture of the last line. */
    private String last() {
        return journal.get(NETWORKS).replaceAll(".*\"architecture\":\"([^\"]*)\".*", "$1");
    }

    @Test
    void shardsOfTwoMachinesAreOneTable() {
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        assertThat(score(first, "--shard", "1/2").exitCode()).isZero();
        assertThat(score(second, "--shard", "2/2").out()).contains("networks and seeds are scored");
        Path merged = folder.resolve("merged");
        Terminal run = score(merged, "--shard", "1/2", "--work", first + ".work," + second + ".work");
        assertThat(run.exitCode()).as(run.err()).isZero();
        hasTheScoresOf(merged, whole);
    }

    @Test
    void anotherRecipeIsRefusedAndNothingIsTouched() throws IOException {
        for (Object[] other : new Object[][] {
            {"--set", "channels=3"}, {"--set", "batch=32"}, {"--proxies", "synflow"}, {"--data", "noise"}
        }) {
            List<Object> words = new ArrayList<>(List.of("table", "score", "--space", "nasbench201-729"));
            words.addAll(List.of("--seeds", "0", "--out", whole, "--quiet"));
            if (!other[0].equals("--proxies")) {
                words.addAll(List.of("--proxies", "synflow,l2-norm"));
            }
            words.addAll(List.of(other));
            Terminal run = nasgauge(words.toArray());
            assertThat(run.exitCode()).as(other[1] + ": " + run.err()).isEqualTo(2);
            assertThat(Files.readAllLines(journalOf(whole))).isEqualTo(journal);
        }
    }

    /** A score that was changed with its checksums: only scoring again tells. */
    @Test
    void verifyFindsAChangedScore() throws IOException {
        List<String> forged = new ArrayList<>(journal);
        String content = journal.get(5).substring(9).replaceFirst("\"score\":[^,]*", "\"score\":1.25");
        CRC32C sum = new CRC32C();
        sum.update(content.getBytes(UTF_8));
        forged.set(5, String.format(Locale.ROOT, "%08x %s", sum.getValue(), content));
        Path table = withJournal("forged", String.join("\n", forged) + "\n");
        assertThat(score(table).exitCode()).isZero();
        assertThat(nasgauge("table", "verify", table, "--retrain", 0).exitCode())
                .isZero();
        assertThat(nasgauge("table", "verify", whole, "--retrain", 20).exitCode())
                .isZero();
        Terminal found = nasgauge("table", "verify", table, "--retrain", NETWORKS);
        assertThat(found.exitCode()).isEqualTo(3);
        assertThat(found.out()).contains("differs").containsOnlyOnce("1.25");
    }
}
