package org.nasgauge.engine.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nasgauge.api.benchmark.Benchmark;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Direction;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Metric;
import org.nasgauge.api.metric.Unit;
import org.nasgauge.api.search.BudgetEdge;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.search.Scheduling;
import org.nasgauge.api.space.Population;
import org.nasgauge.engine.live.TrainingClock;
import org.nasgauge.engine.record.ObjectiveFacts.Limit;
import org.nasgauge.form.Fields;
import org.nasgauge.form.Form;
import org.nasgauge.form.Node;
import org.nasgauge.form.Seal;

/** How a manifest becomes JSON and back. */
public final class ManifestForm {
    private static final Form FORM =
            Form.json("manifest").mending("Read it with the version that wrote it, or run the recipe anew");
    private static final String CHANGED = "Restore the file; or delete it, and run the recipe again with"
            + " --accept-other-code: the records are checked one by one, and those that are whole stay";
    private static final String SEEDS = "a range of seeds, or a list of them";
    private static final String[] METRIC = {"name", "unit", "direction"};
    private static final DefaultPrettyPrinter PRINTER =
            new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));

    private ManifestForm() {}

    /** In UTF-8, indented, with its {@link Seal} and a line feed at its end. */
    public static byte[] write(Manifest manifest) {
        ObjectNode node = Json.MAPPER.createObjectNode();
        node.put("schema", RunRecord.SCHEMA);
        node.put("name", manifest.name());
        node.put("recipe", manifest.recipe());
        node.put("version", manifest.version());
        if (!manifest.code().equals(List.of(Manifest.UNKNOWN_CODE))) {
            ArrayNode code = node.putArray("code");
            manifest.code().forEach(code::add);
        }
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
        if (!benchmark.timed()) {
            facts.put("timed", false);
        }
        if (benchmark.validationPass() != Benchmark.ValidationPass.UNKNOWN) {
            facts.put("validation-pass", word(benchmark.validationPass()));
        }
        benchmark.clock().ifPresent(clock -> facts.put("clock", clock.toString()));
        benchmark
                .ceiling()
                .ifPresent(ceiling -> facts.putObject("noise-ceiling")
                        .put("spearman", ceiling.spearman())
                        .put("kendall", ceiling.kendall())
                        .put("architectures", ceiling.architectures())
                        .put("trainings", ceiling.trainings()));
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
            if (budget.chargesProposals()) {
                limits.put("charges-proposals", true);
            }
        });
        write(manifest.searches(), node.putArray("searches"));
        manifest.baseline().ifPresent(label -> node.put("baseline", label));
        if (!manifest.rated().areNetworks()) {
            ArrayNode populations = node.putArray("population");
            manifest.rated().populations().forEach(one -> populations.add(Fields.written(one)));
        }
        manifest.sample().ifPresent(sample -> node.put("sample", sample));
        manifest.rated().target().ifPresent(target -> node.put("target", target));
        write(manifest.estimations(), node.putArray("estimations"));
        try {
            return Seal.seal(Json.MAPPER.writer(PRINTER).writeValueAsString(node) + "\n")
                    .getBytes(StandardCharsets.UTF_8);
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
            if (!study.members().isEmpty()) {
                ObjectNode members = node.putObject("of");
                study.members().forEach((label, member) -> write(member, members.putObject(label)));
            }
            study.prior().ifPresent(prior -> write(prior, node.putObject("prior")));
            if (!study.predicted().isEmpty()) {
                ObjectNode predicted = node.putObject("predicted");
                study.predicted().forEach((property, by) -> write(by, predicted.putObject(property)));
            }
            if (!study.files().isEmpty()) {
                node.set("files", Json.MAPPER.valueToTree(study.files()));
            }
            node.put("sees-truth", study.seesTruth());
            if (study.predictsTarget()) {
                node.put("predicts-target", true);
            }
            node.put("file", study.file());
        }
    }

    private static void write(StudyFacts.Part component, ObjectNode node) {
        node.put("name", component.name());
        node.set("settings", Json.MAPPER.valueToTree(component.settings()));
    }

    /** @throws UserError if the file cannot be read, is no manifest of this schema, or was changed after it was written */
    public static Manifest read(Path file) {
        return read(file.toString(), FORM.text(file));
    }

    /** @throws UserError if it is no manifest of this schema, or was changed after it was written */
    public static Manifest read(byte[] json) {
        return read("manifest", FORM.decode("manifest", json));
    }

    private static Manifest read(String place, String text) {
        Manifest manifest = read(FORM.parse(place, text));
        Seal seal = Seal.of(text);
        if (seal.written().isEmpty()) {
            throw UserError.at(place, "it has no SHA-256 of itself as its last field", CHANGED);
        }
        seal.require(place, CHANGED);
        return manifest;
    }

    private static Manifest read(Node node) {
        Node written = Fields.unchecked(node, "a manifest").need("schema", "a whole number");
        int schema = written.whole(1, Integer.MAX_VALUE);
        if (schema != RunRecord.SCHEMA) {
            throw written.place().error(RunRecord.unreadable(schema));
        }
        Fields fields = Fields.of(
                node,
                "schema",
                "name",
                "recipe",
                "version",
                "code",
                "benchmark",
                "objectives",
                "seeds",
                "budget",
                "searches",
                "baseline",
                "population",
                "sample",
                "target",
                "estimations",
                "sha256");
        List<StudyFacts> searches = fields.each("searches", "a list of studies", ManifestForm::study);
        return new Manifest(
                fields.text("name"),
                fields.text("recipe"),
                fields.text("version"),
                fields.has("code") ? fields.texts("code") : List.of(Manifest.UNKNOWN_CODE),
                benchmark(fields),
                fields.find("objectives").map(ManifestForm::objectives),
                fields.need("seeds", SEEDS).notation(SEEDS, Seeds::parse),
                fields.find("budget").map(ManifestForm::budget),
                searches,
                fields.find("baseline").map(label -> baseline(label, searches)),
                rated(fields),
                fields.each("estimations", "a list of studies", ManifestForm::study));
    }

    private static Rated rated(Fields fields) {
        Optional<Integer> sample = fields.find("sample").map(count -> count.whole(1, Integer.MAX_VALUE));
        Rated rated = fields.has("population")
                ? new Rated(
                        fields.each(
                                "population",
                                "a list of populations",
                                node -> node.oneOf("population", Population.values(), Fields::written)),
                        sample)
                : Rated.networks(sample);
        return rated.by(fields.find("target").map(node -> node.text("the name of a property")));
    }

    private static String baseline(Node node, List<StudyFacts> searches) {
        String label = node.verbatim("the label of a study");
        if (searches.stream().noneMatch(study -> study.label().equals(label))) {
            throw node.wrong("the label of one of the searches");
        }
        return label;
    }

    private static BenchmarkFacts benchmark(Fields manifest) {
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
                metric(fields.fields("objective", METRIC)),
                fields.need("fidelity", "a fidelity").notation("a fidelity", Fidelity::parse),
                fields.text("validation-seeds"),
                fields.text("test-seeds"),
                fields.has("optimum") ? OptionalDouble.of(fields.number("optimum")) : OptionalDouble.empty(),
                hashes(fields, "properties-from"),
                !fields.has("timed") || fields.flag("timed"),
                fields.has("validation-pass")
                        ? fields.constant("validation-pass", Benchmark.ValidationPass.class, ManifestForm::word)
                        : Benchmark.ValidationPass.UNKNOWN,
                fields.has("clock")
                        ? Optional.of(fields.constant("clock", TrainingClock.class, TrainingClock::toString))
                        : Optional.empty(),
                fields.find("noise-ceiling").map(ManifestForm::ceiling));
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

    private static Metric metric(Fields fields) {
        return new Metric(
                fields.text("name"),
                fields.constant("unit", Unit.class, Enum::name),
                fields.constant("direction", Direction.class, Enum::name));
    }

    private static ObjectiveFacts objectives(Node node) {
        Fields fields = Fields.of(node, "further", "limits", "reference", "front");
        return new ObjectiveFacts(
                fields.each("further", "a list of metrics", metric -> metric(Fields.of(metric, METRIC))),
                fields.each("limits", "a list of limits", ManifestForm::limit),
                numbers(fields.need("reference", "a list of numbers")),
                fields.each("front", "a list of points", ManifestForm::numbers));
    }

    private static Limit limit(Node node) {
        Fields fields = Fields.of(node, "name", "unit", "direction", "bound");
        return new Limit(metric(fields), fields.number("bound"));
    }

    private static List<Double> numbers(Node node) {
        return node.items("a list of numbers").stream()
                .map(item -> item.number("a number"))
                .toList();
    }

    private static Constraint budget(Node node) {
        Fields fields = Fields.of(
                node, "evaluations", "seconds", "edge", "workers", "scheduling", "checkpoints", "charges-proposals");
        return node.place()
                .made(() -> new Constraint(
                        fields.has("evaluations")
                                ? OptionalInt.of(fields.whole("evaluations", 1, Integer.MAX_VALUE))
                                : OptionalInt.empty(),
                        fields.has("seconds") ? OptionalDouble.of(fields.number("seconds")) : OptionalDouble.empty(),
                        fields.has("workers") ? fields.whole("workers", 1, Constraint.MOST_WORKERS) : 1,
                        fields.has("scheduling")
                                ? fields.constant("scheduling", Scheduling.class, Scheduling::toString)
                                : Scheduling.ASYNCHRONOUS,
                        fields.constant("edge", BudgetEdge.class, BudgetEdge::toString),
                        fields.has("checkpoints") && fields.flag("checkpoints"),
                        fields.has("charges-proposals") && fields.flag("charges-proposals")));
    }

    private static StudyFacts study(Node node) {
        Fields fields = Fields.of(
                node,
                "id",
                "label",
                "component",
                "settings",
                "wrappers",
                "estimator",
                "of",
                "prior",
                "predicted",
                "files",
                "sees-truth",
                "predicts-target",
                "file");
        return new StudyFacts(
                fields.text("id"),
                fields.verbatim("label"),
                fields.text("component"),
                fields.need("settings", "values by name").settings(),
                fields.has("wrappers")
                        ? fields.each("wrappers", "a list of wrappers", ManifestForm::component)
                        : List.of(),
                fields.find("estimator").map(ManifestForm::component),
                fields.find("of")
                        .map(members -> parts(members, "estimators by label"))
                        .orElseGet(TreeMap::new),
                fields.find("prior").map(ManifestForm::component),
                fields.find("predicted")
                        .map(objectives -> parts(objectives, "estimators by the objective that they predict"))
                        .orElseGet(TreeMap::new),
                hashes(fields, "files"),
                fields.flag("sees-truth"),
                fields.has("predicts-target") && fields.flag("predicts-target"),
                fields.text("file"));
    }

    private static SortedMap<String, StudyFacts.Part> parts(Node node, String expected) {
        SortedMap<String, StudyFacts.Part> parts = new TreeMap<>();
        node.entries(expected).forEach((key, part) -> parts.put(key, component(part)));
        return parts;
    }

    private static StudyFacts.Part component(Node node) {
        Fields fields = Fields.of(node, "name", "settings");
        return new StudyFacts.Part(
                fields.text("name"), fields.need("settings", "values by name").settings());
    }

    private static SortedMap<String, String> hashes(Fields fields, String key) {
        return fields.find(key).map(node -> node.texts("hashes by name")).orElseGet(TreeMap::new);
    }
}
