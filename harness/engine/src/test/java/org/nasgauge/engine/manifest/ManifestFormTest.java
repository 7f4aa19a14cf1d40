package org.nasgauge.engine.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.random.SeedTree;
import org.nasgauge.api.random.SeededRandom;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.space.Population;
import org.nasgauge.engine.manifest.ObjectiveFacts.Limit;
import org.nasgauge.form.Seal;
import org.nasgauge.testkit.FormContract;
import org.nasgauge.testkit.Mutants;

class ManifestFormTest {
    private static final Manifest MANIFEST = new Manifest(
            "demo",
            "c0ffee",
            "0.1.0",
            List.of(Manifest.UNKNOWN_CODE),
            new BenchmarkFacts(
                    "table",
                    "nasbench201",
                    "beef",
                    Metric.ACCURACY,
                    Fidelity.full(12),
                    "random",
                    "mean",
                    OptionalDouble.of(91.25),
                    new TreeMap<>(),
                    true,
                    Benchmark.ValidationPass.UNKNOWN,
                    Optional.empty(),
                    Optional.empty()),
            Optional.empty(),
            new Seeds.Range(0, 99),
            Optional.of(new Constraint(OptionalInt.of(150), OptionalDouble.of(2.5e4))),
            List.of(new StudyFacts(
                    "id1",
                    "RE(10,3)",
                    "regularized-evolution",
                    new TreeMap<>(Map.of("population", 10, "rate", 0.5, "replace", true, "kind", "aging")),
                    false,
                    "searches/re-10-3.jsonl")),
            Optional.empty(),
            Rated.networks(Optional.of(200)),
            List.of(
                    new StudyFacts("id2", "flops", "flops", new TreeMap<>(), false, "estimations/flops.jsonl"),
                    new StudyFacts(
                            "id3",
                            "trees",
                            "xgboost",
                            new TreeMap<>(),
                            List.of(),
                            Optional.empty(),
                            new TreeMap<>(),
                            Optional.empty(),
                            new TreeMap<>(Map.of("latency-1", new StudyFacts.Part("trees", new TreeMap<>()))),
                            new TreeMap<>(),
                            false,
                            true,
                            "estimations/trees.jsonl")));

    @Test
    void what_is_written_is_read_back() {
        assertThat(ManifestForm.read(ManifestForm.write(MANIFEST))).isEqualTo(MANIFEST);
    }

    @Test
    void several_objectives_are_read_back() {
        Manifest manifest = new Manifest(
                "demo",
                "c0ffee",
                "0.1.0",
                MANIFEST.code(),
                MANIFEST.benchmark(),
                Optional.of(new ObjectiveFacts(
                        List.of(Metric.PARAMETERS),
                        List.of(new Limit(Metric.FLOPS, 2.5e6)),
                        List.of(9.5, 1e6),
                        List.of(List.of(91.25, 3e5), List.of(80.0, 1e4)))),
                MANIFEST.seeds(),
                MANIFEST.budget(),
                MANIFEST.searches(),
                Optional.of("RE(10,3)"),
                new Rated(List.of(Population.NO_DEAD_EDGE, Population.NETWORKS), Optional.of(10)),
                List.of());
        assertThat(ManifestForm.read(ManifestForm.write(manifest))).isEqualTo(manifest);
        assertThat(new String(ManifestForm.write(MANIFEST), UTF_8)).doesNotContain("objectives");
    }

    @Test
    void what_is_not_known_is_left_out_and_read_back_as_absent() {
        BenchmarkFacts facts = MANIFEST.benchmark();
        Manifest bare = new Manifest(
                "bare",
                "r",
                "v",
                List.of(Manifest.UNKNOWN_CODE),
                new BenchmarkFacts(
                        "live",
                        facts.space(),
                        "c",
                        Metric.LOSS,
                        new Fidelity(3, 12),
                        "1",
                        "mean>=3",
                        OptionalDouble.empty(),
                        new TreeMap<>(),
                        true,
                        Benchmark.ValidationPass.UNKNOWN,
                        Optional.empty(),
                        Optional.empty()),
                Optional.empty(),
                new Seeds.Listed(List.of(3L, 1L, 4L)),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Rated.networks(Optional.empty()),
                List.of());
        assertThat(ManifestForm.read(ManifestForm.write(bare))).isEqualTo(bare);
    }

    @Test
    void a_manifest_of_another_schema_is_refused() {
        String newer = new String(ManifestForm.write(MANIFEST), UTF_8).replace("\"schema\" : 3", "\"schema\" : 4");
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> ManifestForm.read(newer.getBytes(UTF_8)))
                .withMessage("manifest, line 2 (schema): schema 4, but this version reads schema 3. "
                        + "Read it with the version that wrote it, or run the recipe anew.");
    }

    /** As if somebody had damaged it before it was sealed: what is then believed is still read without a fault of ours. */
    @Test
    void no_sealed_mutant_is_answered_with_anything_but_a_message() {
        SeededRandom random = SeedTree.root(3).child("manifest").generator();
        for (int i = 0; i < 10_000; i++) {
            byte[] mutant = Mutants.of(ManifestForm.write(MANIFEST), random);
            String text = new String(mutant, UTF_8);
            try {
                ManifestForm.read((text.contains("}") ? Seal.seal(text) : text).getBytes(UTF_8));
            } catch (UserError refused) {
                assertThat(refused.getMessage()).endsWith(".").doesNotContain("\n", "Exception");
            }
        }
    }

    @Nested
    class AsForm extends FormContract {
        @Override
        protected String whole() {
            return new String(ManifestForm.write(MANIFEST), UTF_8);
        }

        @Override
        protected String neededKey() {
            return "recipe";
        }

        @Override
        protected int mostBytes() {
            return 16 << 20;
        }

        /** What is read at all is what was written. */
        @Override
        protected Object read(Path file) {
            Manifest read = ManifestForm.read(file);
            assertThat(read).isEqualTo(MANIFEST);
            return read;
        }
    }
}
