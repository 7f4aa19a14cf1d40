package org.nasgauge.reproduction.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nasgauge.form.Fields;
import org.nasgauge.form.Node;
import org.nasgauge.reproduction.measure.Measure;
import org.nasgauge.reproduction.published.PublishedTable.PublishedCell.Mistake;

/**
 * Mistakes as changes of measures: {@code {label: another seed, when: {of: run1}, change: {of: run2}}} is for every cell whose
 * measure says all that {@code when} does, has all the keys that are changed, and is another one afterwards. A mapping changes
 * the keys that it names, and an empty one takes all away.
 */
final class MistakeReader {
    private static final String CHANGE = "a mapping of keys of a measure to other values";

    private final List<Change> changes;

    private MistakeReader(List<Change> changes) {
        this.changes = changes;
    }

    private record Change(String label, Map<String, Node> when, Map<String, Node> change) {}

    /** From what stands under {@code mistakes}, if it does. */
    static MistakeReader of(Fields fields) {
        return new MistakeReader(
                fields.has("mistakes")
                        ? fields.each("mistakes", "a list, one item a plausible mistake", MistakeReader::change)
                        : List.of());
    }

    private static Change change(Node node) {
        Fields fields = Fields.of(node, "label", "when", "change");
        return new Change(
                fields.verbatim("label"),
                fields.find("when").map(when -> when.entries(CHANGE)).orElse(Map.of()),
                fields.need("change", CHANGE).entries(CHANGE));
    }

    List<Mistake> of(Node measure, MeasureReader reader) {
        Map<String, Node> entries = measure.entries("a measure");
        Measure right = reader.read(measure);
        List<Mistake> mistakes = new ArrayList<>();
        for (Change change : changes) {
            if (entries.keySet().containsAll(change.change().keySet()) && agrees(entries, change.when())) {
                Measure wrong = reader.read(new Node.Mapping(measure.place(), merged(entries, change.change())));
                if (!wrong.equals(right)) {
                    mistakes.add(new Mistake(change.label(), wrong));
                }
            }
        }
        return mistakes;
    }

    private static boolean agrees(Map<String, Node> entries, Map<String, Node> when) {
        return when.entrySet().stream()
                .allMatch(wanted -> entries.containsKey(wanted.getKey())
                        && entries.get(wanted.getKey())
                                .value()
                                .equals(wanted.getValue().value()));
    }

    private static Map<String, Node> merged(Map<String, Node> entries, Map<String, Node> change) {
        Map<String, Node> merged = new LinkedHashMap<>(entries);
        change.forEach((key, node) -> merged.merge(
                key,
                node,
                (before, after) -> before instanceof Node.Mapping one
                                && after instanceof Node.Mapping other
                                && !other.entries().isEmpty()
                        ? new Node.Mapping(one.place(), merged(one.entries(), other.entries()))
                        : after));
        return merged;
    }
}
