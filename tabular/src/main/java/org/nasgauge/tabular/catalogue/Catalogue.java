package org.nasgauge.tabular.catalogue;

import java.util.List;
import org.nasgauge.api.error.KnownNames;
import org.nasgauge.tabular.table.Table;

/** The tables that can be opened by name. */
public final class Catalogue {
    private Catalogue() {}

    /** The tables that ship with the suite, then those of the user's folder; spaces are found by ServiceLoader. */
    public static Catalogue standard() {
        return new Catalogue();
    }

    public List<String> names() {
        return List.of();
    }

    /**
     * @param name a name of this catalogue, or the path of a table folder
     * @throws org.nasgauge.api.error.UserError if there is no such table, or it cannot be opened
     */
    @SuppressWarnings("DoNotCallSuggester") // the catalogue is still empty
    public Table open(String name) {
        throw KnownNames.of("table", names()).unknown("table", name);
    }
}
