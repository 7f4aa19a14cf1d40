package org.nasgauge.engine.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasgauge.api.content.Sha256;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.engine.fixture.SmallManifest;
import org.nasgauge.engine.manifest.Manifest;
import org.nasgauge.engine.manifest.ObjectiveFacts;
import org.nasgauge.engine.manifest.ObjectiveFacts.Limit;
import org.nasgauge.engine.manifest.Seeds;
import org.nasgauge.engine.manifest.StudyFacts;
import org.nasgauge.engine.record.SearchRecord.End;
import org.nasgauge.engine.record.SearchRecord.FrontMember;
import org.nasgauge.engine.record.SearchRecord.Incumbent;
import org.nasgauge.engine.record.SearchRecord.Trial;
import org.nasgauge.testkit.Mutants;

/** What is changed in a file of records is seen, by those who report and by those who go on. */
class RecordFileTest {
    private static final int RUNS = 4;
    private static final StudyFacts STUDY =
            new StudyFacts("0a1b", "guess", "guess", new TreeMap<>(), false, "guess.jsonl");
    private static final Manifest MANIFEST = manifest(RUNS);

    @TempDir
    private Path folder;

    private static Manifest manifest(int runs) {
        return SmallManifest.of(
                STUDY,
                SmallManifest.benchmark(Fidelity.full(12), 90),
                Optional.of(new ObjectiveFacts(
                        List.of(Metric.FLOPS), List.of(new Limit(Metric.FLOPS, 5000)), List.of(9.5, 1e6), List.of())),
                new Seeds.Range(0, runs - 1),
                Optional.of(Constraint.evaluations(5)));
    }

    private static SearchRecord run(long seed) {
        return new SearchRecord(
                "0a1b",
                seed,
                5,
                3,
                Failures.of("did not train", 1),
                0,
                OptionalDouble.of(12.5),
                OptionalDouble.empty(),
                End.EVALUATIONS,
                Optional.empty(),
                List.of(
                        new Incumbent(1, 4.25, "a", 61.5, Reading.of(60)),
                        new Incumbent(3, 12.5, "b", 70, Reading.of(71))),
                List.of(new FrontMember(3, 12.5, "b", Fidelity.full(12), 70, Reading.of(71), Map.of("flops", 1000.0))),
                List.of(new Trial(1, 4.25, 4.25, "a", Fidelity.full(12), Reading.of(61.5), Map.of("flops", 2000.0))));
    }

    private static String line(int position) {
        return new String(RecordForm.SEARCH.line(run(position), "guess", position), UTF_8);
    }

    private static List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            lines.add(line(i));
        }
        return lines;
    }

    private RecordFile<SearchRecord> file(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("guess.jsonl"), content);
        return new RecordFile<>(file, RecordForm.SEARCH, new RecordCheck(MANIFEST, STUDY, Optional.empty()));
    }

    private List<SearchRecord> read(List<String> lines) throws IOException {
        return read(String.join("", lines).getBytes(UTF_8));
    }

    private List<SearchRecord> read(byte[] content) throws IOException {
        try (Stream<SearchRecord> records = file(content).read()) {
            return records.toList();
        }
    }

    @Test
    void whatWasWrittenIsRead() throws IOException {
        assertThat(read(lines())).containsExactly(run(0), run(1), run(2), run(3));
    }

    @Test
    void everyChangedByteIsSeen() throws IOException {
        byte[] content = String.join("", lines()).getBytes(UTF_8);
        List<SearchRecord> whole = read(content);
        for (int i = 0; i < content.length; i++) {
            byte[] changed = content.clone();
            changed[i] ^= 1;
            RecordFile<SearchRecord> file = file(changed);
            try {
                List<SearchRecord> read = read(changed);
                assertThat(file.isTorn()).as("byte %d", i).isTrue();
                assertThat(read).isEqualTo(whole.subList(0, RUNS - 1));
            } catch (UserError seen) {
                assertThat(seen.getMessage()).startsWith(folder.resolve("guess.jsonl") + ", line ");
            }
        }
    }

    @Test
    void recordsThatAreSwappedDeletedDoubledOrAppendedAreSeen() throws IOException {
        List<List<String>> changed = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            List<String> doubled = lines();
            doubled.add(i, line(i));
            changed.add(doubled);
            for (int j = i + 1; j < RUNS; j++) {
                List<String> swapped = lines();
                Collections.swap(swapped, i, j);
                changed.add(swapped);
            }
            if (i < RUNS - 1) {
                List<String> deleted = lines();
                deleted.remove(i);
                changed.add(deleted);
            }
        }
        List<String> appended = lines();
        appended.add(line(RUNS));
        changed.add(appended);
        for (List<String> lines : changed) {
            assertThatExceptionOfType(UserError.class).isThrownBy(() -> read(lines));
        }
    }

    /** The same record, as if of another seed and of another study. */
    @Test
    void aRecordBelongsToItsPlace() {
        byte[] line = Arrays.copyOf(line(2).getBytes(UTF_8), line(2).getBytes(UTF_8).length - 1);
        assertThat(new LineChecksum().isAsWritten(ByteBuffer.wrap(line), "0a1b", 2))
                .isTrue();
        assertThat(new LineChecksum().isAsWritten(ByteBuffer.wrap(line), "0a1b", 1))
                .isFalse();
        assertThat(new LineChecksum().isAsWritten(ByteBuffer.wrap(line), "0a1c", 2))
                .isFalse();
    }

    /** Believed by its checksum, and yet no run of this study. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '$', textBlock = """
            "evaluations":5           | "evaluations":6          | 6 evaluations, where the budget is 5
            "seconds":12.5,"end"      | "seconds":-1,"end"       | -1.0 seconds
            "seconds":12.5,"end"      | "seconds-within":3,"seconds":12.5,"end" | seconds within a budget that was kept
            "evaluation":1,"seconds":4.25,"architecture"  | "evaluation":4,"seconds":4.25,"architecture" | evaluation 3 behind 4 of 5
            "seconds":4.25,"architecture" | "seconds":12.75,"architecture"  | 12.75 seconds behind 0.0 of 12.5
            "test":60.0               | "test":90.5              | better than the optimum of the benchmark, 90.0
            "test":60.0               | "test":-2               | no accuracy
            "validation":61.5         | "validation":1e999       | on validation
            "flops":1000.0            | "flops":-1               | no flops
            "flops":1000.0            | "flops":5001             | where the limit is 5000.0
            "flops":1000.0            | "depth":1000.0           | has the objectives [depth]; expected [flops]
            "cost":4.25               | "cost":-4.25             | a cost of -4.25 seconds
            "end":"evaluations"       | "end":"evaluations","fault":"x" | a fault in a run that did not end with one
            """)
    void whatTheStudyCannotHaveRecordedIsRefused(String was, String is, String problem) throws IOException {
        String content = line(0).substring(0, line(0).lastIndexOf(','));
        assertThat(content).contains(was);
        String changed = content.replaceFirst(Pattern.quote(was), is);
        String sealed =
                changed + ",\"checksum\":\"" + Sha256.of("0a1b\n0\n" + changed).substring(0, 32) + "\"}\n";
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> read(List.of(sealed, line(1))))
                .withMessageStartingWith(folder.resolve("guess.jsonl") + ", line 1: ")
                .withMessageContaining(problem)
                .withMessageContaining("Cut the file before this line and run the recipe again");
        RecordFile<SearchRecord> file = file((sealed + line(1)).getBytes(UTF_8));
        assertThatExceptionOfType(UserError.class).isThrownBy(file::whole).withMessageContaining(problem);
    }

    /** Several threads read it, block by block: what stands before the damage is read, and the damage named by its line. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 137, 1999, 2998, 2999})
    void inALongFileTheDamagedLineIsNamed(int damaged) throws IOException {
        int runs = 3000;
        Manifest many = manifest(runs);
        StringBuilder content = new StringBuilder();
        for (int i = 0; i < runs; i++) {
            content.append(i == damaged ? line(i).replace("\"distinct\":3", "\"distinct\":4") : line(i));
        }
        Path file = Files.writeString(folder.resolve("guess.jsonl"), content);
        RecordFile<SearchRecord> records =
                new RecordFile<>(file, RecordForm.SEARCH, new RecordCheck(many, STUDY, Optional.empty()));
        List<Long> seeds = new ArrayList<>();
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> {
                    try (Stream<SearchRecord> read = records.read()) {
                        read.forEachOrdered(run -> seeds.add(run.seed()));
                    }
                })
                .withMessageStartingWith(file + ", line " + (damaged + 1) + ": the record does not match its checksum");
        assertThat(seeds).isEqualTo(LongStream.range(0, damaged).boxed().toList());
        if (damaged == runs - 1) {
            assertThat(records.whole()).isEqualTo(new RecordFile.Whole(damaged, content.lastIndexOf("{\"schema\"")));
        } else {
            assertThatExceptionOfType(UserError.class)
                    .isThrownBy(records::whole)
                    .withMessageContaining(", line " + (damaged + 1) + ": ");
        }
    }

    /** Half of them with a checksum that fits. */
    @Test
    void noMutantIsAnsweredWithAnythingButAMessage() throws IOException {
        SeededRandom random = SeedTree.root(5).child("records").generator();
        byte[] content = line(0).getBytes(UTF_8);
        for (int i = 0; i < 10_000; i++) {
            byte[] mutant = Mutants.of(content, random);
            String text = new String(mutant, UTF_8);
            int comma = text.lastIndexOf(',');
            boolean sealed = i % 2 == 0 && comma > 0;
            if (sealed) {
                String changed = text.substring(0, comma);
                mutant = (changed + ",\"checksum\":\""
                                + Sha256.of("0a1b\n0\n" + changed).substring(0, 32) + "\"}\n")
                        .getBytes(UTF_8);
            }
            RecordFile<SearchRecord> file = file(mutant);
            try (Stream<SearchRecord> records = file.read()) {
                List<SearchRecord> read = records.toList();
                assertThat(sealed || read.isEmpty() || read.equals(List.of(run(0))))
                        .as(text)
                        .isTrue();
            } catch (UserError refused) {
                assertThat(refused.getMessage()).endsWith(".").doesNotContain("\n", "Exception");
            }
            assertThatCode(() -> wholeOrRefused(file)).doesNotThrowAnyException();
        }
    }

    private static void wholeOrRefused(RecordFile<SearchRecord> file) {
        try {
            file.whole();
        } catch (UserError refused) {
            assertThat(refused.getMessage()).endsWith(".");
        }
    }
}
