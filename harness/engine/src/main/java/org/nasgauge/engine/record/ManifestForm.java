package org.nasgauge.engine.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Unit;
import org.nasgauge.api.search.BudgetEdge;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.search.Scheduling;
import org.nasgauge.engine.live.TrainingClock;

/** How a manifest becomes JSON and back. */
public final class ManifestForm {
    private static final DefaultPrettyPrinter PRINTER =
            new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));

    private ManifestForm() {}

    /** In UTF-8, indented, with a line feed at its end. */
    public static byte[] write(Manifest manifest) {
        ObjectNode node = Json.MAPPER.createObjectNode();
        node.put("schema", RunRecord.SCHEMA);
        node.put("name", manifest.name());
        node.put("recipe", manifest.recipe());
        node.put("version", manifest.version());
        BenchmarkFacts benchmark = manifest.benchmark();
        ObjectNode facts = node.putObject("benchmark");
        facts.put("name", benchmark.name());
        facts.put("space", benchmark.space());
        facts.put("content", benchmark.content());
        write(benchmark.objective(), facts.putObject("objective"));
        facts.put("fidelity", benchmark.fidelity().toString());
        facts.put("validation-seeds", benchmark.validationSeeds());
        facts.put("test-seeds", benchmark.testSeeds());
        benchmark.optimum().ifPresent(optimum -> facts.put("optimum", optimum));
        if (!benchmark.joined().isEmpty()) {
            benchmark.joined().forEach(facts.putObject("properties-from")::put);
        }
        benchmark.clock().ifPresent(clock -> facts.put("clock", clock.toString()));
        manifest.objectives().ifPresent(objectives -> write(objectives, node.putObject("objectives")));
        node.put("seeds", manifest.seeds().toString());
        manifest.budget().ifPresent(budget -> {
            ObjectNode limits = node.putObject("budget");
            budget.evaluations().ifPresent(evaluations -> limits.put("evaluations", evaluations));
            budget.seconds().ifPresent(seconds -> limits.put("seconds", seconds));
            limits.put("edge", budget.edge().toString());
            if (budget.workers() > 1) {
                limits.put("workers", budget.workers());
                limits.put("scheduling", budget.scheduling().toString());
            }
            if (budget.checkpoints()) {
                limits.put("checkpoints", true);
            }
        });
        write(manifest.searches(), node.putArray("searches"));
        manifest.sample().ifPresent(sample -> node.put("sample", sample));
        write(manifest.estimations(), node.putArray("estimations"));
        try {
            return (Json.MAPPER.writer(PRINTER).writeValueAsString(node) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
    }

    private static void write(Metric metric, ObjectNode node) {
        node.put("name", metric.name())
                .put("unit", metric.unit().name())
                .put("direction", metric.direction().name());
    }

    private static void write(ObjectiveFacts objectives, ObjectNode node) {
        ArrayNode further = node.putArray("further");
        objectives.further().forEach(metric -> write(metric, further.addObject()));
        ArrayNode limits = node.putArray("limits");
        objectives.limits().forEach(limit -> {
            ObjectNode written = limits.addObject();
            write(limit.metric(), written);
            written.put("bound", limit.bound());
        });
        ArrayNode reference = node.putArray("reference");
        objectives.reference().forEach(reference::add);
        ArrayNode front = node.putArray("front");
        for (List<Double> point : objectives.front()) {
            ArrayNode values = front.addArray();
            point.forEach(values::add);
        }
    }

    private static void write(List<StudyFacts> studies, ArrayNode array) {
        for (StudyFacts study : studies) {
            ObjectNode node = array.addObject();
            node.put("id", study.id());
            node.put("label", study.label());
            node.put("component", study.component());
            node.set("settings", Json.MAPPER.valueToTree(study.settings()));
            if (!study.wrappers().isEmpty()) {
                ArrayNode wrappers = node.putArray("wrappers");
                study.wrappers().forEach(wrapper -> write(wrapper, wrappers.addObject()));
            }
            study.estimator().ifPresent(estimator -> write(estimator, node.putObject("estimator")));
            if (!study.files().isEmpty()) {
                node.set("files", Json.MAPPER.valueToTree(study.files()));
            }
            node.put("sees-truth", study.seesTruth());
            node.put("file", study.file());
        }
    }

    private static void write(ComponentFacts component, ObjectNode node) {
        node.put("name", component.name());
        node.set("settings", Json.MAPPER.valueToTree(component.settings()));
    }

    /** @throws IllegalArgumentException if it is no manifest of this schema, saying why */
    public static Manifest read(byte[] json) {
        JsonNode node = Json.object(json);
        int schema = Json.whole(node, "schema");
        if (schema != RunRecord.SCHEMA) {
            throw new IllegalArgumentException(
                    "schema " + schema + ", but this version reads schema " + RunRecord.SCHEMA);
        }
        return new Manifest(
                Json.text(node, "name"),
                Json.text(node, "recipe"),
                Json.text(node, "version"),
                benchmark(Json.field(node, "benchmark")),
                node.has("objectives") ? Optional.of(objectives(node.get("objectives"))) : Optional.empty(),
                Seeds.parse(Json.text(node, "seeds")),
                node.has("budget") ? Optional.of(budget(node.get("budget"))) : Optional.empty(),
                Json.list(Json.array(node, "searches"), ManifestForm::study),
                node.has("sample") ? Optional.of(Json.whole(node, "sample")) : Optional.empty(),
                Json.list(Json.array(node, "estimations"), ManifestForm::study));
    }

    private static BenchmarkFacts benchmark(JsonNode node) {
        return new BenchmarkFacts(
                Json.text(node, "name"),
                Json.text(node, "space"),
                Json.text(node, "content"),
                metric(Json.field(node, "objective")),
                Fidelity.parse(Json.text(node, "fidelity")),
                Json.text(node, "validation-seeds"),
                Json.text(node, "test-seeds"),
                node.has("optimum") ? OptionalDouble.of(Json.number(node, "optimum")) : OptionalDouble.empty(),
                hashes(node, "properties-from"),
                node.has("clock") ? Optional.of(Json.constant(node, "clock", TrainingClock.class)) : Optional.empty());
    }

    private static Metric metric(JsonNode node) {
        return new Metric(
                Json.text(node, "name"),
                Json.constant(node, "unit", Unit.class),
                Json.constant(node, "direction", Direction.class));
    }

    private static ObjectiveFacts objectives(JsonNode node) {
        return new ObjectiveFacts(
                Json.list(Json.array(node, "further"), ManifestForm::metric),
                Json.list(Json.array(node, "limits"), limit -> new Limit(metric(limit), Json.number(limit, "bound"))),
                Json.list(Json.array(node, "reference"), Json::number),
                Json.list(Json.array(node, "front"), point -> Json.list(point, Json::number)));
    }

    private static Constraint budget(JsonNode node) {
        return new Constraint(
                node.has("evaluations") ? OptionalInt.of(Json.whole(node, "evaluations")) : OptionalInt.empty(),
                node.has("seconds") ? OptionalDouble.of(Json.number(node, "seconds")) : OptionalDouble.empty(),
                node.has("workers") ? Json.whole(node, "workers") : 1,
                node.has("scheduling") ? Json.constant(node, "scheduling", Scheduling.class) : Scheduling.ASYNCHRONOUS,
                Json.constant(node, "edge", BudgetEdge.class),
                node.has("checkpoints") && Json.flag(node, "checkpoints"));
    }

    private static StudyFacts study(JsonNode node) {
        return new StudyFacts(
                Json.text(node, "id"),
                Json.text(node, "label"),
                Json.text(node, "component"),
                settings(node),
                node.has("wrappers") ? Json.list(Json.array(node, "wrappers"), ManifestForm::component) : List.of(),
                node.has("estimator") ? Optional.of(component(node.get("estimator"))) : Optional.empty(),
                hashes(node, "files"),
                Json.flag(node, "sees-truth"),
                Json.text(node, "file"));
    }

    private static ComponentFacts component(JsonNode node) {
        return new ComponentFacts(Json.text(node, "name"), settings(node));
    }

    private static SortedMap<String, Object> settings(JsonNode node) {
        SortedMap<String, Object> settings = new TreeMap<>();
        for (var setting : Json.field(node, "settings").properties()) {
            settings.put(setting.getKey(), scalar(setting.getValue()));
        }
        return settings;
    }

    private static SortedMap<String, String> hashes(JsonNode node, String name) {
        SortedMap<String, String> hashes = new TreeMap<>();
        if (node.has(name)) {
            JsonNode written = node.get(name);
            written.fieldNames().forEachRemaining(of -> hashes.put(of, Json.text(written, of)));
        }
        return hashes;
    }

    private static Object scalar(JsonNode node) {
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isIntegralNumber()) {
            return node.intValue();
        }
        return node.isNumber() ? node.doubleValue() : node.asText();
    }
}
