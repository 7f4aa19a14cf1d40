package org.nasgauge.engine.experiment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasgauge.engine.experiment.Output.Job;
import org.nasgauge.engine.fixture.SyntheticBenchmark;
import org.nasgauge.engine.fixture.SyntheticComponents;
import org.nasgauge.engine.recipe.Recipe;
import org.nasgauge.engine.record.RecordAppender;
import org.nasgauge.engine.record.RecordCheck;
import org.nasgauge.engine.record.RecordForm;
import org.nasgauge.engine.study.BenchmarkSource;
import org.nasgauge.engine.study.Plan;
import org.nasgauge.engine.study.Planner;
import org.nasgauge.engine.study.Study;

class OutputTest {
    private static final int SEEDS = 3;
    private static final int[] SECONDS = {2, 7, 1, 7};

    @TempDir
    private Path temporary;

    private final AtomicLong clock = new AtomicLong();

    /** In the first seed nothing is known, and the order is the recipe's; equally long ones keep it. */
    @Test
    void whatTookLongestIsHandedOutFirst() throws InterruptedException {
        Output output = output();
        List<List<Integer>> bySeed = new ArrayList<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            List<Integer> studies = new ArrayList<>();
            for (int i = 0; i < SECONDS.length; i++) {
                Job job = output.claim().orElseThrow();
                assertThat(job.seedIndex()).isEqualTo(seed);
                studies.add(job.study());
                clock.addAndGet(SECONDS[job.study()] * 1_000_000_000L);
                output.put(job, line(job));
            }
            bySeed.add(studies);
        }
        assertThat(output.claim()).isEmpty();
        assertThat(bySeed).containsExactly(List.of(0, 1, 2, 3), List.of(1, 3, 0, 2), List.of(1, 3, 0, 2));
    }

    /** Whatever order they end in, each file has its runs by seed. */
    @Test
    void recordsAreWrittenBySeed() throws Exception {
        Output output = output();
        List<Job> jobs = new ArrayList<>();
        for (Optional<Job> next = output.claim(); next.isPresent(); next = output.claim()) {
            jobs.add(next.get());
        }
        Collections.reverse(jobs);
        for (Job job : jobs) {
            output.put(job, line(job));
        }
        for (int study = 0; study < SECONDS.length; study++) {
            assertThat(Files.readAllLines(file(study)))
                    .containsExactly("seed 0 of " + study, "seed 1 of " + study, "seed 2 of " + study);
        }
    }

    private Output output() {
        Plan plan = new Planner(
                        SyntheticComponents.all(),
                        any -> new BenchmarkSource.Opened(SyntheticBenchmark.resumable(), "content"))
                .plan(Recipe.parse("a.yaml", """
                        benchmark: synthetic
                        budget: {evaluations: 2}
                        seeds: 0..2
                        strategies:
                          - guess
                          - {name: guess, label: b}
                          - {name: guess, label: c}
                          - {name: guess, label: d}
                        """));
        List<RecordAppender> files = new ArrayList<>();
        for (Study study : plan.studies()) {
            RecordCheck check = new RecordCheck(plan.manifest(), study.facts(), Optional.empty());
            files.add(RecordAppender.open(file(files.size()), RecordForm.SEARCH, check));
        }
        return new Output(files, SEEDS, SEEDS * SECONDS.length + 1, ProgressListener.silent(), clock::get);
    }

    private Path file(int study) {
        return temporary.resolve(study + ".jsonl");
    }

    private static byte[] line(Job job) {
        return ("seed " + job.seedIndex() + " of " + job.study() + "\n").getBytes(UTF_8);
    }
}
