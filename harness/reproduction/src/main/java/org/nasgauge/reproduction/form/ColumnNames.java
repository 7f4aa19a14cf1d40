package org.nasgauge.reproduction.form;

import java.util.Collection;
import java.util.List;
import org.nasgauge.api.error.KnownNames;
import org.nasgauge.tabular.format.JsonFields;

/** The columns of a reproduction, as measures name them. */
final class ColumnNames {
    private final KnownNames known;

    ColumnNames(Collection<String> names) {
        this.known = KnownNames.of("column", names);
    }

    /** @throws org.nasgauge.api.error.UserError if there is no such column */
    String at(JsonFields fields, String key) {
        return known(fields, key, fields.text(key));
    }

    /** One or more. */
    List<String> allAt(JsonFields fields, String key) {
        return fields.texts(key).stream().map(name -> known(fields, key, name)).toList();
    }

    private String known(JsonFields fields, String key, String name) {
        if (!known.names().contains(name)) {
            throw known.unknown(fields.place() + " " + key, name);
        }
        return name;
    }
}
