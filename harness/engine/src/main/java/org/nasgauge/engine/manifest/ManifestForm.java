package org.nasgauge.engine.manifest;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.search.BudgetEdge;
import org.nasgauge.api.search.Constraint;
import org.nasgauge.api.search.Scheduling;
import org.nasgauge.api.space.Population;
import org.nasgauge.form.Fields;
import org.nasgauge.form.Form;
import org.nasgauge.form.JsonValues;
import org.nasgauge.form.Node;
import org.nasgauge.form.Seal;

/** How a manifest becomes JSON and back. */
public final class ManifestForm {
    private static final Form FORM =
            Form.json("manifest").mending("Read it with the version that wrote it, or run the recipe anew");
    private static final String CHANGED = "Restore the file; or delete it, and run the recipe again with"
            + " --accept-other-code: the records are checked one by one, and those that are whole stay";
    private static final String SEEDS = "a range of seeds, or a list of them";

    private ManifestForm() {}

    /** In UTF-8, indented, with its {@link Seal} and a line feed at its end. */
    public static byte[] write(Manifest manifest) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("schema", Manifest.SCHEMA);
        written.put("name", manifest.name());
        written.put("recipe", manifest.recipe());
        written.put("version", manifest.version());
        if (!manifest.code().equals(List.of(Manifest.UNKNOWN_CODE))) {
            written.put("code", manifest.code());
        }
        written.put("benchmark", BenchmarkFactsForm.written(manifest.benchmark()));
        manifest.objectives()
                .ifPresent(objectives -> written.put("objectives", ObjectiveFactsForm.written(objectives)));
        written.put("seeds", manifest.seeds().toString());
        manifest.budget().ifPresent(budget -> written.put("budget", written(budget)));
        written.put("searches", StudyFactsForm.written(manifest.searches()));
        manifest.baseline().ifPresent(label -> written.put("baseline", label));
        if (!manifest.rated().areNetworks()) {
            written.put(
                    "population",
                    manifest.rated().populations().stream().map(Fields::written).toList());
        }
        manifest.sample().ifPresent(sample -> written.put("sample", sample));
        manifest.rated().target().ifPresent(target -> written.put("target", target));
        written.put("estimations", StudyFactsForm.written(manifest.estimations()));
        return Seal.seal(JsonValues.indented(written) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> written(Constraint budget) {
        Map<String, Object> written = new LinkedHashMap<>();
        budget.evaluations().ifPresent(evaluations -> written.put("evaluations", evaluations));
        budget.seconds().ifPresent(seconds -> written.put("seconds", seconds));
        written.put("edge", budget.edge().toString());
        if (budget.workers() > 1) {
            written.put("workers", budget.workers());
            written.put("scheduling", budget.scheduling().toString());
        }
        if (budget.checkpoints()) {
            written.put("checkpoints", true);
        }
        if (budget.chargesProposals()) {
            written.put("charges-proposals", true);
        }
        return written;
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
        if (schema != Manifest.SCHEMA) {
            throw written.place().error(Manifest.unreadable(schema));
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
        List<StudyFacts> searches = fields.each("searches", "a list of studies", StudyFactsForm::read);
        return new Manifest(
                fields.text("name"),
                fields.text("recipe"),
                fields.text("version"),
                fields.has("code") ? fields.texts("code") : List.of(Manifest.UNKNOWN_CODE),
                BenchmarkFactsForm.read(fields),
                fields.find("objectives").map(ObjectiveFactsForm::read),
                fields.need("seeds", SEEDS).notation(SEEDS, Seeds::parse),
                fields.find("budget").map(ManifestForm::budget),
                searches,
                fields.find("baseline").map(label -> baseline(label, searches)),
                rated(fields),
                fields.each("estimations", "a list of studies", StudyFactsForm::read));
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
}
