package org.nasgauge.engine.manifest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nasgauge.form.Fields;
import org.nasgauge.form.Node;

/** Studies in a manifest. */
final class StudyFactsForm {
    private StudyFactsForm() {}

    static void write(List<StudyFacts> studies, ArrayNode array) {
        for (StudyFacts study : studies) {
            ObjectNode node = array.addObject();
            node.put("id", study.id());
            node.put("label", study.label());
            node.put("component", study.component());
            node.set("settings", ManifestForm.JSON.valueToTree(study.settings()));
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
                node.set("files", ManifestForm.JSON.valueToTree(study.files()));
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
        node.set("settings", ManifestForm.JSON.valueToTree(component.settings()));
    }

    static StudyFacts read(Node node) {
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
                        ? fields.each("wrappers", "a list of wrappers", StudyFactsForm::component)
                        : List.of(),
                fields.find("estimator").map(StudyFactsForm::component),
                fields.find("of")
                        .map(members -> parts(members, "estimators by label"))
                        .orElseGet(TreeMap::new),
                fields.find("prior").map(StudyFactsForm::component),
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

    /** None where the key is not there. */
    static SortedMap<String, String> hashes(Fields fields, String key) {
        return fields.find(key).map(node -> node.texts("hashes by name")).orElseGet(TreeMap::new);
    }
}
