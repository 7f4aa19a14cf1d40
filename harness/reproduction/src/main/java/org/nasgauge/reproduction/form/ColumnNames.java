package org.nasgauge.reproduction.form;

import java.util.Collection;
import java.util.List;
import org.nasgauge.api.error.KnownNames;
import org.nasgauge.form.Fields;
import org.nasgauge.form.Node;

/** The columns of a reproduction, as measures name them. */
final class ColumnNames {
    private static final String ONE = "the name of a column";

    private final KnownNames known;

    ColumnNames(Collection<String> names) {
        this.known = KnownNames.of("column", names);
    }

    /** @throws org.nasgauge.api.error.UserError if there is no such column */
    String at(Fields fields, String key) {
        return known(fields.need(key, ONE));
    }

    /** One or more. */
    List<String> allAt(Fields fields, String key) {
        return fields.each(key, "a list of names of columns", this::known);
    }

    private String known(Node node) {
        String name = node.text(ONE);
        if (!known.names().contains(name)) {
            throw known.unknown(node.place(), name);
        }
        return name;
    }
}
