package org.nasgauge.engine.manifest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nasgauge.form.Fields;
import org.nasgauge.form.Node;

/** Studies in a manifest. */
final class StudyFactsForm {
    private StudyFactsForm() {}

    static List<Map<String, Object>> written(List<StudyFacts> studies) {
        return studies.stream().map(StudyFactsForm::written).toList();
    }

    private static Map<String, Object> written(StudyFacts study) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("id", study.id());
        written.put("label", study.label());
        written.put("component", study.component());
        written.put("settings", study.settings());
        if (!study.wrappers().isEmpty()) {
            written.put(
                    "wrappers",
                    study.wrappers().stream().map(StudyFactsForm::written).toList());
        }
        study.estimator().ifPresent(estimator -> written.put("estimator", written(estimator)));
        if (!study.members().isEmpty()) {
            written.put("of", written(study.members()));
        }
        study.prior().ifPresent(prior -> written.put("prior", written(prior)));
        if (!study.predicted().isEmpty()) {
            written.put("predicted", written(study.predicted()));
        }
        if (!study.files().isEmpty()) {
            written.put("files", study.files());
        }
        written.put("sees-truth", study.seesTruth());
        if (study.predictsTarget()) {
            written.put("predicts-target", true);
        }
        written.put("file", study.file());
        return written;
    }

    private static Map<String, Object> written(SortedMap<String, StudyFacts.Part> parts) {
        Map<String, Object> written = new LinkedHashMap<>();
        parts.forEach((name, part) -> written.put(name, written(part)));
        return written;
    }

    private static Map<String, Object> written(StudyFacts.Part component) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("name", component.name());
        written.put("settings", component.settings());
        return written;
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
