package org.nasgauge.importers.csv;

import java.util.List;
import java.util.Optional;
import org.nasgauge.form.Fields;
import org.nasgauge.form.Node;

/** The lines that have this text in a column. */
record LineChoice(String column, String text) {
    /** One or several, that all have to hold; none where the mapping says nothing. */
    static List<LineChoice> read(Optional<Node> given) {
        return given.map(node -> node instanceof Node.Sequence several
                        ? several.items().stream().map(LineChoice::one).toList()
                        : List.of(one(node)))
                .orElse(List.of());
    }

    private static LineChoice one(Node node) {
        Fields fields = Fields.of(node, "column", "is");
        return new LineChoice(fields.text("column", "the name of a column"), fields.verbatim("is"));
    }
}
