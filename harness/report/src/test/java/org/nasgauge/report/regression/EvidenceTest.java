package org.nasgauge.report.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.engine.manifest.Manifest;
import org.nasgauge.engine.manifest.Seeds;
import org.nasgauge.engine.record.ResultFolder;
import org.nasgauge.form.Seal;
import org.nasgauge.report.RecordedExperiment;
import org.nasgauge.report.regression.StudyCheck.Verdict;
import org.nasgauge.statistics.sequential.Sequential;

/** What nights add up to: seldom without cause, soon for a loss that no night alone shows. */
class EvidenceTest {
    private static final int STUDIES = 10;
    private static final int SEEDS = 20;

    @TempDir
    private Path folder;

    private Manifest manifest(int studies) throws IOException {
        RecordedExperiment experiment = new RecordedExperiment(folder.resolve("of-" + studies));
        for (int i = 0; i < studies; i++) {
            experiment.search("study " + i, false, List.of());
        }
        Path recorded = experiment.finish(
                "nights",
                Metric.ACCURACY,
                OptionalDouble.of(90),
                Constraint.evaluations(10),
                new Seeds.Range(0, 10_000));
        return ResultFolder.open(recorded).manifest();
    }

    /** So many of the seeds of each study worse, and a fifth of them ties. */
    private static RegressionCheck night(int studies, double worse, SplittableRandom random) {
        return new RegressionCheck(
                IntStream.range(0, studies)
                        .mapToObj(i -> {
                            int lost = 0;
                            int won = 0;
                            for (int seed = 0; seed < SEEDS; seed++) {
                                double u = random.nextDouble() / 0.8;
                                lost += u < worse ? 1 : 0;
                                won += u >= worse && u < 1 ? 1 : 0;
                            }
                            return study("study " + i, lost, won);
                        })
                        .toList(),
                List.of(),
                false);
    }

    private static StudyCheck study(String label, int worse, int better) {
        return new StudyCheck(
                label,
                true,
                SEEDS,
                1,
                Optional.empty(),
                worse,
                better,
                new Sequential(SEEDS, 0, 1, false),
                Optional.empty(),
                Verdict.UNDECIDED);
    }

    @Test
    void nightsWithoutALossRaiseAlarmsAsSeldomAsPromisedOverAllOfThem() throws IOException {
        int families = 300;
        int nights = 40;
        double level = 0.05;
        Evidence none = Evidence.none(manifest(STUDIES), level);
        int alarms = 0;
        int naive = 0;
        for (int family = 0; family < families; family++) {
            SplittableRandom random = new SplittableRandom(family);
            Evidence evidence = none;
            boolean cried = false;
            for (int night = 0; night < nights; night++) {
                evidence = evidence.after(night(STUDIES, 0.5, random), SEEDS);
                cried |= evidence.rows().stream().anyMatch(row -> ordinary(row, level / STUDIES));
            }
            alarms += evidence.rows().stream().anyMatch(row -> row.shown().isPresent()) ? 1 : 0;
            naive += cried ? 1 : 0;
        }
        System.out.printf(
                "Of %d results of %d studies without a loss, over %d nights at 5 %%: %d alarms; an ordinary test each night: %d%n",
                families, STUDIES, nights, alarms, naive);
        assertThat(alarms).isLessThanOrEqualTo((int) (families * level));
        assertThat(naive).isGreaterThan(2 * (int) (families * level));
    }

    /** The ordinary sign test of all seeds so far, at 5 % shared by ten studies: beyond 2.576 deviations. */
    private static boolean ordinary(Evidence.Row row, double level) {
        assertThat(level).isEqualTo(0.005);
        return row.worse() - row.better() > 2.576 * Math.sqrt(row.worse() + row.better());
    }

    @Test
    void aSlowDriftIsFoundThatNoNightShows() throws IOException {
        int families = 40;
        Evidence none = Evidence.none(manifest(STUDIES), 0.01);
        int[] nights = new int[families];
        int alone = 0;
        for (int family = 0; family < families; family++) {
            SplittableRandom random = new SplittableRandom(family);
            Evidence evidence = none;
            while (evidence.rows().stream().noneMatch(row -> row.shown().isPresent())) {
                RegressionCheck night = night(STUDIES, 0.65, random);
                alone += shows(none.after(night, SEEDS)) ? 1 : 0;
                evidence = evidence.after(night, SEEDS);
                nights[family]++;
            }
        }
        double mean = IntStream.of(nights).average().orElseThrow();
        System.out.printf(
                Locale.ROOT,
                "Ten studies worse on 65 %% of their seeds, %d seeds a night: found after %.1f nights in the mean%n",
                SEEDS,
                mean);
        assertThat(mean).isBetween(2.0, 10.0);
        assertThat(alone).isLessThanOrEqualTo(IntStream.of(nights).sum() / 20);
    }

    private static boolean shows(Evidence evidence) {
        return evidence.rows().stream().anyMatch(row -> row.shown().isPresent());
    }

    @Test
    void aLossThatWasShownStaysAndNamesItsNight() throws IOException {
        Evidence evidence = Evidence.none(manifest(1), 0.01);
        evidence = evidence.after(lone(3, 0), SEEDS).after(lone(9, 0), SEEDS).after(lone(0, 20), SEEDS);
        assertThat(evidence.rows().get(0).shown()).hasValue(2);
        StudyCheck over = evidence.over(lone(0, 20)).studies().get(0);
        assertThat(over.verdict()).isEqualTo(Verdict.LOSS);
        assertThat(CiSummary.line(over)).startsWith("study 0: loss after 60 seeds: 12 worse, 20 better, 28 tied");
    }

    private static RegressionCheck lone(int worse, int better) {
        return new RegressionCheck(List.of(study("study 0", worse, better)), List.of(), false);
    }

    @Test
    void isReadAsItWasWritten() throws IOException {
        Manifest manifest = manifest(2);
        Path file = folder.resolve("nights.json");
        assertThat(Evidence.read(file, manifest, 0.01)).isEqualTo(Evidence.none(manifest, 0.01));
        Evidence evidence = Evidence.none(manifest, 0.01).after(lone(15, 2), SEEDS);
        Files.writeString(file, evidence.text());
        assertThat(Evidence.read(file, manifest, 0.01)).isEqualTo(evidence);
        assertThatThrownBy(() -> Evidence.read(file, manifest, 0.05))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("0.01, not 0.05");
        Manifest other = manifest(3);
        assertThatThrownBy(() -> Evidence.read(file, other, 0.01))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("another result");
    }

    @Test
    void whateverCharacterIsAnotherIsNoticed() throws IOException {
        Manifest manifest = manifest(1);
        Path file = folder.resolve("nights.json");
        String text = Evidence.none(manifest, 0.01).after(lone(9, 1), SEEDS).text();
        for (int i = 0; i < text.length(); i++) {
            char other = text.charAt(i) == '7' ? '8' : '7';
            Files.writeString(file, text.substring(0, i) + other + text.substring(i + 1));
            assertThatThrownBy(() -> Evidence.read(file, manifest, 0.01))
                    .as("%d", i)
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("nights.json");
        }
    }

    @Test
    void whatCannotBeIsRefusedWithItsLine() throws IOException {
        Manifest manifest = manifest(1);
        Path file = folder.resolve("nights.json");
        String text = Evidence.none(manifest, 0.01).after(lone(9, 1), SEEDS).text();
        for (String[] change : new String[][] {
            {"\"worse\" : 9", "\"worse\" : 21"},
            {"\"worse\" : 9", "\"worse\" : -1"},
            {"\"better\" : 1", "\"better\" : 12"},
            {"\"tied\" : 10", "\"tied\" : 1e99"},
            {"\"nights\" : 1", "\"nights\" : 1.5"},
            {"\"false-alarms\" : 0.01", "\"false-alarms\" : 2"},
            {"\"schema\" : 1", "\"schema\" : 2"},
            {"\"kind\" : \"strategy\"", "\"kind\" : \"table\""},
            {"\"study\" : \"study 0\"", "\"studi\" : \"study 0\""}
        }) {
            assertThat(text).contains(change[0]);
            Files.writeString(file, Seal.seal(text.replace(change[0], change[1])));
            assertThatThrownBy(() -> Evidence.read(file, manifest, 0.01))
                    .as(change[1])
                    .isInstanceOf(UserError.class)
                    .hasMessageMatching("(?s).*nights\\.json.*line \\d+.*");
        }
    }
}
