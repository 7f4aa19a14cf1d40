package org.nasgauge.tabular.making;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.api.benchmark.LearningCurve;
import org.nasgauge.api.benchmark.RecordedCurve;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Series;
import org.nasgauge.form.Form;
import org.nasgauge.tabular.ToySpace;
import org.nasgauge.tabular.ToyTrainer;

class TrainingJournalTest {
    private static final TrainingJournal.Header HEADER =
            TrainingJournal.Header.of(new ToyTrainer(ToySpace.SMALL).with("data", "toy 1f00"));
    private static final TrainingJournal.Key KEY = TrainingJournal.Key.of("0-1", 7);

    @TempDir
    Path folder;

    private TrainingJournal open() {
        return TrainingJournal.open(folder, HEADER);
    }

    private static LearningCurve curve(int epochs) {
        return curve(epochs, 1.0);
    }

    private static LearningCurve curve(int epochs, double seconds) {
        Map<Series, double[]> values = new LinkedHashMap<>();
        values.put(Series.VALIDATION_ACCURACY, new double[epochs]);
        values.put(Series.TRAIN_SECONDS, new double[epochs]);
        for (int epoch = 0; epoch < epochs; epoch++) {
            values.get(Series.VALIDATION_ACCURACY)[epoch] = 100.0 * (epoch + 1) / (epoch + 3);
            values.get(Series.TRAIN_SECONDS)[epoch] = seconds;
        }
        return new RecordedCurve(values);
    }

    private static String text(Optional<Outcome> outcome) {
        return outcome.map(TrainingJournalTest::text).orElse("nothing");
    }

    private static String text(Outcome outcome) {
        StringBuilder text = new StringBuilder(outcome.getClass().getSimpleName());
        outcome.trained().ifPresent(curve -> {
            for (int epoch = 1; epoch <= curve.epochs(); epoch++) {
                for (Series series : curve.series()) {
                    text.append(' ').append(curve.at(series, epoch));
                }
            }
        });
        return outcome instanceof Outcome.Failed failed ? text + " " + failed.reason() : text.toString();
    }

    private Path file() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(file());
    }

    @Test
    void whatWasKeptIsFoundToTheBitByTheNextOne() {
        try (TrainingJournal journal = open()) {
            assertThat(journal.find(KEY)).isEmpty();
            journal.append(KEY, new Outcome.Completed(curve(5)));
            journal.append(TrainingJournal.Key.of("0-2", 7), Outcome.Failed.diverged());
        }
        try (TrainingJournal journal = open()) {
            assertThat(text(journal.find(KEY))).isEqualTo(text(new Outcome.Completed(curve(5))));
            assertThat(text(journal.find(TrainingJournal.Key.of("0-2", 7)))).isEqualTo("Failed diverged");
            assertThat(journal.find(TrainingJournal.Key.of("0-1", 8))).isEmpty();
        }
    }

    @Test
    void aTrainingOnAShareOfTheDataIsAnotherOne() {
        TrainingJournal.Key quarter = new TrainingJournal.Key("0-1", 7, new TreeMap<>(Map.of("data-share", "0.25")));
        try (TrainingJournal journal = open()) {
            journal.append(quarter, new Outcome.Completed(curve(2)));
        }
        try (TrainingJournal journal = open()) {
            assertThat(journal.find(KEY)).isEmpty();
            assertThat(text(journal.find(quarter))).isEqualTo(text(new Outcome.Completed(curve(2))));
        }
    }

    @Test
    void aPartIsExtendedByWhatIsBehindItAndKeepsItsSeconds() throws IOException {
        try (TrainingJournal journal = open()) {
            journal.append(KEY, new Outcome.Partial(curve(2, 1.5)));
        }
        String expected;
        try (TrainingJournal journal = open()) {
            journal.append(KEY, new Outcome.Partial(curve(3, 2.5)));
            journal.append(KEY, new Outcome.Completed(curve(5, 3.5)));
            LearningCurve known = journal.find(KEY).flatMap(Outcome::trained).orElseThrow();
            assertThat(known.secondsUpTo(5)).isEqualTo(1.5 + 1.5 + 2.5 + 3.5 + 3.5);
            assertThat(known.at(Series.VALIDATION_ACCURACY, 5)).isEqualTo(curve(5).at(Series.VALIDATION_ACCURACY, 5));
            expected = text(journal.find(KEY));
        }
        assertThat(lines()).hasSize(4);
        assertThat(lines().get(3)).contains("\"from\":4");
        try (TrainingJournal journal = open()) {
            assertThat(text(journal.find(KEY))).isEqualTo(expected).startsWith("Completed");
        }
    }

    @Test
    void aDivergenceKeepsTheEpochsBeforeIt() {
        try (TrainingJournal journal = open()) {
            journal.append(KEY, new Outcome.Partial(curve(2)));
            journal.append(KEY, Outcome.Failed.diverged());
        }
        try (TrainingJournal journal = open()) {
            assertThat(text(journal.find(KEY))).isEqualTo(text(new Outcome.Failed("diverged", Optional.of(curve(2)))));
        }
    }

    @Test
    void whatIsThereAsFarIsNotWrittenAgain() throws IOException {
        try (TrainingJournal journal = open()) {
            journal.append(KEY, new Outcome.Partial(curve(3)));
            journal.append(KEY, new Outcome.Partial(curve(3, 9)));
            journal.append(KEY, new Outcome.Partial(curve(2)));
            journal.append(KEY, new Outcome.Completed(curve(4)));
            journal.append(KEY, new Outcome.Completed(curve(4, 9)));
            journal.append(KEY, new Outcome.Partial(curve(1)));
        }
        assertThat(lines()).hasSize(3);
    }

    @Test
    void aPartThatTurnsOutToBeTheWholeEnds() {
        try (TrainingJournal journal = open()) {
            journal.append(KEY, new Outcome.Partial(curve(3)));
            journal.append(KEY, new Outcome.Completed(curve(3)));
        }
        try (TrainingJournal journal = open()) {
            assertThat(text(journal.find(KEY))).isEqualTo(text(new Outcome.Completed(curve(3))));
        }
    }

    @Test
    void aTrainingThatComesOutOtherwiseIsRefused() {
        Map<Series, double[]> other = new LinkedHashMap<>();
        other.put(Series.VALIDATION_ACCURACY, new double[] {curve(1).at(Series.VALIDATION_ACCURACY, 1), 50.1});
        other.put(Series.TRAIN_SECONDS, new double[] {1, 1});
        try (TrainingJournal journal = open()) {
            journal.append(KEY, new Outcome.Partial(curve(3)));
            assertThatThrownBy(() -> journal.append(KEY, new Outcome.Partial(new RecordedCurve(other))))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("0-1, seed 7")
                    .hasMessageContaining("validation accuracy at epoch 2 is 50.0 there and 50.1 now");
        }
    }

    @Test
    void aValueThatIsNotFiniteIsRefused() {
        try (TrainingJournal journal = open()) {
            Outcome infinite = new Outcome.Partial(
                    new RecordedCurve(Map.of(Series.VALIDATION_LOSS, new double[] {Double.POSITIVE_INFINITY})));
            assertThatThrownBy(() -> journal.append(KEY, infinite)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aFileThatWasCutAnywhereIsReadUpToItsLastWholeLineAndGoesOnFromThere() throws IOException {
        TrainingJournal.Key second = TrainingJournal.Key.of("1-1", 7);
        try (TrainingJournal journal = open()) {
            journal.append(KEY, new Outcome.Partial(curve(1)));
            journal.append(KEY, new Outcome.Completed(curve(3)));
            journal.append(second, new Outcome.Completed(curve(2)));
        }
        Path file = file();
        byte[] whole = Files.readAllBytes(file);
        // Forcing to disk takes long: only some of the cuts are gone on from.
        int step = whole.length / 12;
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            Files.write(file, cut);
            long lines = new String(cut, StandardCharsets.UTF_8)
                    .chars()
                    .filter(letter -> letter == '\n')
                    .count();
            try (TrainingJournal journal = open()) {
                assertThat(text(journal.find(KEY)))
                        .isEqualTo(
                                lines < 2
                                        ? "nothing"
                                        : text(
                                                lines < 3
                                                        ? new Outcome.Partial(curve(1))
                                                        : new Outcome.Completed(curve(3))));
                assertThat(journal.find(second)).isEmpty();
                if (length % step != 0) {
                    continue;
                }
                journal.append(KEY, new Outcome.Partial(curve(1)));
                journal.append(KEY, new Outcome.Completed(curve(3)));
                journal.append(second, new Outcome.Completed(curve(2)));
            }
            assertThat(Files.readAllBytes(file)).isEqualTo(whole);
        }
    }

    @Test
    void aLastLineThatDoesNotMatchItsChecksumIsDropped() throws IOException {
        try (TrainingJournal journal = open()) {
            journal.append(KEY, new Outcome.Completed(curve(3)));
        }
        byte[] whole = Files.readAllBytes(file());
        whole[whole.length - 2] = 0;
        Files.write(file(), whole);
        try (TrainingJournal journal = open()) {
            assertThat(journal.find(KEY)).isEmpty();
        }
    }

    @Test
    void aDamagedLineBeforeTheLastIsRefusedByItsNumber() throws IOException {
        try (TrainingJournal journal = open()) {
            journal.append(KEY, new Outcome.Completed(curve(3)));
            journal.append(TrainingJournal.Key.of("1-1", 7), new Outcome.Completed(curve(3)));
        }
        List<String> lines = new ArrayList<>(lines());
        lines.set(1, lines.get(1).replace("0-1", "0-2"));
        Files.write(file(), lines);
        assertThatThrownBy(this::open)
                .isInstanceOf(UserError.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("checksum");
    }

    @Test
    void anotherHeaderHasAnotherJournalInTheSameFolder() {
        TrainingJournal.Header other = TrainingJournal.Header.of(new ToyTrainer(ToySpace.SMALL));
        try (TrainingJournal one = open();
                TrainingJournal two = TrainingJournal.open(folder, other)) {
            one.append(KEY, new Outcome.Completed(curve(3)));
            assertThat(two.find(KEY)).isEmpty();
        }
    }

    @Test
    void aJournalOfOtherTrainingsIsNotTakenForItsOwn() throws IOException {
        try (TrainingJournal journal = open()) {
            journal.append(KEY, new Outcome.Completed(curve(3)));
        }
        Path mine = file();
        Path renamed;
        TrainingJournal.Header other = TrainingJournal.Header.of(new ToyTrainer(ToySpace.SMALL));
        try (TrainingJournal journal = TrainingJournal.open(folder, other)) {
            assertThat(journal.find(KEY)).isEmpty();
            try (Stream<Path> files = Files.list(folder)) {
                renamed = files.filter(file -> file.toString().endsWith(".jsonl") && !file.equals(mine))
                        .findFirst()
                        .orElseThrow();
            }
        }
        Files.copy(mine, renamed, StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> TrainingJournal.open(folder, other))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("other trainings");
    }

    @Test
    void asManyThreadsAsLikeAppendAndTrainEachTrainingOnce() throws Exception {
        AtomicInteger trained = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (TrainingJournal journal = open()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                TrainingJournal.Key key = TrainingJournal.Key.of("0-" + i % 20, 0);
                running.add(threads.submit(() -> journal.exclusively(
                        key,
                        () -> journal.find(key).orElseGet(() -> {
                            trained.incrementAndGet();
                            Outcome outcome = new Outcome.Completed(curve(4));
                            journal.append(key, outcome);
                            return outcome;
                        }))));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(trained).hasValue(20);
        assertThat(lines()).hasSize(21);
        assertThat(TrainingJournal.read(file()).orElseThrow().outcomes()).hasSize(20);
    }

    @Test
    void aJournalHasOneWriterAlsoAfterARefusalAndAReading() throws Exception {
        try (TrainingJournal journal = open()) {
            journal.append(KEY, new Outcome.Completed(curve(3)));
            assertThatThrownBy(this::open).isInstanceOf(UserError.class).hasMessageContaining("another process");
            TrainingJournal.read(file());
            assertThat(openElsewhere()).contains("another process is writing to it");
        }
        assertThat(openElsewhere()).isEqualTo("opened");
    }

    /** What another process says that opens the journal. */
    private String openElsewhere() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath(),
                        Elsewhere.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        try (Stream<String> lines = other.inputReader(StandardCharsets.UTF_8).lines()) {
            return lines.reduce((first, last) -> last).orElse("");
        } finally {
            other.waitFor();
        }
    }

    private static String classPath() throws URISyntaxException {
        Set<String> places = new LinkedHashSet<>();
        for (Class<?> needed : List.of(
                Elsewhere.class,
                ToyTrainer.class,
                TrainingJournal.class,
                Form.class,
                Metric.class,
                JsonMapper.class,
                JsonFactory.class,
                JsonProperty.class)) {
            places.add(Path.of(needed.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString());
        }
        return String.join(File.pathSeparator, places);
    }

    /** Opens the journal in a process of its own. */
    static final class Elsewhere {
        private Elsewhere() {}

        public static void main(String[] args) {
            try (TrainingJournal journal = TrainingJournal.open(Path.of(args[0]), HEADER)) {
                System.out.println(journal.find(KEY).isPresent() ? "opened" : "opened, and it is empty");
            } catch (UserError e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
