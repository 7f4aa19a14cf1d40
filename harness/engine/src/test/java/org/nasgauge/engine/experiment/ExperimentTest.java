package org.nasgauge.engine.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nasgauge.engine.experiment.SmallExperiment.RECIPE;
import static org.nasgauge.engine.experiment.SmallExperiment.WORKERS;
import static org.nasgauge.engine.experiment.SmallExperiment.compared;
import static org.nasgauge.engine.experiment.SmallExperiment.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasgauge.engine.manifest.StudyFacts;
import org.nasgauge.engine.recipe.Recipe;
import org.nasgauge.engine.record.EstimationRecord;
import org.nasgauge.engine.record.ResultFolder;
import org.nasgauge.engine.record.SearchRecord;

class ExperimentTest {
    @TempDir
    private Path temporary;

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 16})
    void the_bytes_are_the_same_at_any_number_of_threads(int threads) throws Exception {
        String many = RECIPE.replace("0..4", "0..99");
        run(many, temporary.resolve("one"), 1);
        run(many, temporary.resolve("more"), threads);
        assertThat(compared(temporary.resolve("more"))).isEqualTo(compared(temporary.resolve("one")));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 16})
    void simulated_workers_give_the_same_bytes_at_any_number_of_threads(int threads) throws Exception {
        run(WORKERS, temporary.resolve("one"), 1);
        run(WORKERS, temporary.resolve("more"), threads);
        assertThat(compared(temporary.resolve("more"))).isEqualTo(compared(temporary.resolve("one")));
    }

    /** Guards streams, clock, digits and form at once: whatever changes one of them changes published results. */
    @Test
    void the_records_of_a_small_experiment_are_frozen() throws Exception {
        Path out = temporary.resolve("out");
        run(RECIPE, out, 2);
        assertThat(Files.readAllLines(out.resolve("searches/guess.jsonl")).get(0))
                .isEqualTo(
                        "{\"schema\":3,\"study\":\"9d775e2f88bc6b65\",\"label\":\"guess\",\"seed\":0,\"evaluations\":12,\"distinct\":11,\"failed\":1,\"failures\":{\"did not train\":1},"
                                + "\"seconds\":168.0,\"end\":\"evaluations\",\"trajectory\":["
                                + "{\"evaluation\":1,\"seconds\":10.0,\"architecture\":\"1-0-0\",\"validation\":89.0,\"test\":88.0},"
                                + "{\"evaluation\":7,\"seconds\":102.0,\"architecture\":\"0-0-2\",\"validation\":99.0,\"test\":98.0}],"
                                + "\"checksum\":\"1edbf6130bc3ae227b096e6eaf526625\"}");
        assertThat(Files.readAllLines(out.resolve("estimations/taste.jsonl")).get(0))
                .isEqualTo("{\"schema\":3,\"study\":\"4d59988bbf6ec876\",\"label\":\"taste\",\"seed\":0,"
                        + "\"seconds\":39.0,\"shown-epochs\":10,"
                        + "\"architectures\":[\"0-1-2\",\"2-3-1\",\"3-3-1\",\"1-2-1\",\"1-0-0\"],"
                        + "\"estimates\":[-7.993984007458091,-36.97059047475943,-48.923581695220804,"
                        + "-21.958652129406065,-14.927166839069121],\"targets\":[95.0,66.0,54.0,81.0,88.0],"
                        + "\"checksum\":\"b467ea3a4ded87e4fa445d48ce99f3a8\"}");
    }

    @Test
    void every_trial_is_kept_where_the_recipe_says_so_and_changes_nothing_else() throws Exception {
        run(RECIPE, temporary.resolve("few"), 2);
        run(RECIPE + "trials: all\n", temporary.resolve("all"), 2);
        ResultFolder few = ResultFolder.open(temporary.resolve("few"));
        ResultFolder all = ResultFolder.open(temporary.resolve("all"));
        for (int i = 0; i < few.manifest().searches().size(); i++) {
            StudyFacts study = all.manifest().searches().get(i);
            assertThat(study.id()).isNotEqualTo(few.manifest().searches().get(i).id());
            try (Stream<SearchRecord> lean =
                            few.searches(few.manifest().searches().get(i));
                    Stream<SearchRecord> whole = all.searches(study)) {
                List<SearchRecord> without = lean.toList();
                List<SearchRecord> with = whole.toList();
                for (int run = 0; run < with.size(); run++) {
                    assertThat(without.get(run).trials()).isEmpty();
                    assertThat(with.get(run).trials()).hasSize(with.get(run).evaluations());
                    assertThat(with.get(run).trajectory())
                            .isEqualTo(without.get(run).trajectory());
                }
            }
        }
    }

    @Test
    void records_can_be_read_in_the_order_of_the_seeds() throws Exception {
        run(RECIPE, temporary.resolve("out"), 3);
        ResultFolder folder = ResultFolder.open(temporary.resolve("out"));
        try (Stream<SearchRecord> records =
                folder.searches(folder.manifest().searches().get(1))) {
            assertThat(records).extracting(SearchRecord::seed).containsExactly(0L, 1L, 2L, 3L, 4L);
        }
        try (Stream<EstimationRecord> records =
                folder.estimations(folder.manifest().estimations().get(0))) {
            assertThat(records).extracting(EstimationRecord::seed).containsExactly(0L, 1L, 2L, 3L, 4L);
        }
        assertThat(Recipe.read(temporary.resolve("out/recipe.yaml")).seeds().count())
                .isEqualTo(5);
    }

    @Test
    void a_strategy_has_the_same_records_whatever_else_the_recipe_names() throws Exception {
        run(RECIPE, temporary.resolve("all"), 2);
        run(
                "{benchmark: synthetic, budget: {evaluations: 12}, seeds: 0..4, strategies: [guess]}",
                temporary.resolve("alone"),
                2);
        assertThat(temporary.resolve("alone/searches/guess.jsonl"))
                .hasSameBinaryContentAs(temporary.resolve("all/searches/guess.jsonl"));
    }
}
