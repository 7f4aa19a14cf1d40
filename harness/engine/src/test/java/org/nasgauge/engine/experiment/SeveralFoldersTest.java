package org.nasgauge.engine.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.api.error.UserError;
import org.nasgauge.engine.fixture.SyntheticBenchmark;
import org.nasgauge.engine.fixture.SyntheticComponents;
import org.nasgauge.engine.manifest.StudyFacts;
import org.nasgauge.engine.recipe.Recipe;
import org.nasgauge.engine.record.ResultFolder;
import org.nasgauge.engine.record.SearchRecord;
import org.nasgauge.engine.record.SeveralFolders;
import org.nasgauge.engine.study.BenchmarkSource;
import org.nasgauge.engine.study.Planner;

class SeveralFoldersTest {
    private static final String RECIPE =
            "{benchmark: synthetic, budget: {evaluations: 8}, seeds: 0..4, strategies: [guess]}";

    @TempDir
    private Path temporary;

    /** A benchmark that answers otherwise under the same name and content: what a reproducibility check has to find. */
    @Test
    void the_same_study_with_other_records_is_found_out() throws Exception {
        run(RECIPE, SyntheticBenchmark.able(), "a");
        run(RECIPE.replace("guess]", "guess, peek]"), SyntheticBenchmark.withoutNoise(), "b");
        ResultFolder both = SeveralFolders.open(List.of(temporary.resolve("a"), temporary.resolve("b")));
        assertThat(both.manifest().searches())
                .extracting(StudyFacts::label)
                .containsExactly("a/guess", "b/guess", "peek");
        SeveralFolders.Repeat repeat = both.repeats().get(0);
        assertThat(both.repeats()).hasSize(1);
        assertThat(List.of(repeat.one(), repeat.other())).containsExactly("a/guess", "b/guess");
        assertThat(repeat.shared()).isEqualTo(5);
        assertThat(repeat.differing()).isBetween(1, 5);
        assertThat(repeat.first()).isPresent();
        for (StudyFacts study : both.manifest().searches()) {
            try (Stream<SearchRecord> runs = both.searches(study)) {
                assertThat(runs).hasSize(5);
            }
        }
    }

    @Test
    void the_baseline_is_that_of_the_first_folder_that_names_one() throws Exception {
        run(RECIPE, SyntheticBenchmark.able(), "a");
        run(RECIPE.replace("seeds", "baseline: guess, seeds"), SyntheticBenchmark.able(), "b");
        for (List<String> order : List.of(List.of("a", "b"), List.of("b", "a"))) {
            assertThat(SeveralFolders.open(
                                    order.stream().map(temporary::resolve).toList())
                            .manifest()
                            .baseline())
                    .contains("b/guess");
        }
    }

    @Test
    void what_differs_in_more_than_its_studies_is_not_compared() throws Exception {
        run(RECIPE, SyntheticBenchmark.able(), "a");
        for (String other : List.of(
                RECIPE.replace("evaluations: 8", "evaluations: 9"),
                RECIPE.replace("0..4", "0..5"),
                RECIPE.replace("seeds", "limits: {flops: 20000}, seeds"),
                RECIPE.replace("seeds", "validation-seed: mean, seeds"))) {
            Path folder = temporary.resolve("other" + other.hashCode());
            run(other, SyntheticBenchmark.able(), folder.getFileName().toString());
            assertThatExceptionOfType(UserError.class)
                    .isThrownBy(() -> SeveralFolders.open(List.of(temporary.resolve("a"), folder)))
                    .withMessageContaining("it cannot be compared with " + temporary.resolve("a"))
                    .satisfies(refusal -> assertThat(refusal.details()).isNotEmpty());
        }
    }

    private void run(String recipe, SyntheticBenchmark benchmark, String out) throws InterruptedException {
        BenchmarkSource source = asked -> new BenchmarkSource.Opened(benchmark, "content");
        new Experiment(
                        new Planner(SyntheticComponents.all(), source).plan(Recipe.parse("a.yaml", recipe)),
                        1,
                        ProgressListener.silent())
                .run(temporary.resolve(out));
    }
}
