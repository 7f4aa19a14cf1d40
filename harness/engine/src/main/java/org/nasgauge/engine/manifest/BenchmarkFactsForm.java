package org.nasgauge.engine.manifest;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.engine.live.TrainingClock;
import org.nasgauge.form.Fields;
import org.nasgauge.form.Node;

/** The benchmark in a manifest. */
final class BenchmarkFactsForm {
    private BenchmarkFactsForm() {}

    static Map<String, Object> written(BenchmarkFacts benchmark) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("name", benchmark.name());
        written.put("space", benchmark.space());
        written.put("content", benchmark.content());
        written.put("objective", ObjectiveFactsForm.written(benchmark.objective()));
        written.put("fidelity", benchmark.fidelity().toString());
        written.put("validation-seeds", benchmark.validationSeeds());
        written.put("test-seeds", benchmark.testSeeds());
        benchmark.optimum().ifPresent(optimum -> written.put("optimum", optimum));
        if (!benchmark.joined().isEmpty()) {
            written.put("properties-from", benchmark.joined());
        }
        if (!benchmark.timed()) {
            written.put("timed", false);
        }
        if (benchmark.validationPass() != Benchmark.ValidationPass.UNKNOWN) {
            written.put("validation-pass", word(benchmark.validationPass()));
        }
        benchmark.clock().ifPresent(clock -> written.put("clock", clock.toString()));
        benchmark.ceiling().ifPresent(ceiling -> written.put("noise-ceiling", written(ceiling)));
        return written;
    }

    private static Map<String, Object> written(NoiseCeiling ceiling) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("spearman", ceiling.spearman());
        written.put("kendall", ceiling.kendall());
        written.put("architectures", ceiling.architectures());
        written.put("trainings", ceiling.trainings());
        return written;
    }

    static BenchmarkFacts read(Fields manifest) {
        Fields fields = manifest.fields(
                "benchmark",
                "name",
                "space",
                "content",
                "objective",
                "fidelity",
                "validation-seeds",
                "test-seeds",
                "optimum",
                "properties-from",
                "timed",
                "validation-pass",
                "clock",
                "noise-ceiling");
        return new BenchmarkFacts(
                fields.text("name"),
                fields.text("space"),
                fields.text("content"),
                ObjectiveFactsForm.metric(fields.fields("objective", ObjectiveFactsForm.METRIC)),
                fields.need("fidelity", "a fidelity").notation("a fidelity", Fidelity::parse),
                fields.text("validation-seeds"),
                fields.text("test-seeds"),
                fields.has("optimum") ? OptionalDouble.of(fields.number("optimum")) : OptionalDouble.empty(),
                StudyFactsForm.hashes(fields, "properties-from"),
                !fields.has("timed") || fields.flag("timed"),
                fields.has("validation-pass")
                        ? fields.constant("validation-pass", Benchmark.ValidationPass.class, BenchmarkFactsForm::word)
                        : Benchmark.ValidationPass.UNKNOWN,
                fields.has("clock")
                        ? Optional.of(fields.constant("clock", TrainingClock.class, TrainingClock::toString))
                        : Optional.empty(),
                fields.find("noise-ceiling").map(BenchmarkFactsForm::ceiling));
    }

    private static NoiseCeiling ceiling(Node node) {
        Fields fields = Fields.of(node, "spearman", "kendall", "architectures", "trainings");
        return new NoiseCeiling(
                fields.number("spearman"),
                fields.number("kendall"),
                fields.whole("architectures", 1, Integer.MAX_VALUE),
                fields.whole("trainings", 1, Integer.MAX_VALUE));
    }

    private static String word(Benchmark.ValidationPass pass) {
        return pass.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
