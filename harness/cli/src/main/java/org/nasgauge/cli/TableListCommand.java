package org.nasgauge.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.nasgauge.tabular.catalogue.Catalogue;
import org.nasgauge.tabular.query.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        mixinStandardHelpOptions = true,
        header = "List the tables: those that ship, and those in the user's folder.",
        description = {
            "",
            "The user's folder is $$NASGAUGE_TABLES, or nasgauge/tables in $$XDG_DATA_HOME or in ~/.local/share.",
            ""
        })
final class TableListCommand implements Callable<Integer> {
    @Mixin
    private FactsFormat format = new FactsFormat();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Catalogue catalogue = Catalogue.standard();
        List<Map<String, Object>> tables = new ArrayList<>();
        for (String name : catalogue.names()) {
            Table table = catalogue.open(name);
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("name", name);
            facts.put("from", catalogue.embedded().contains(name) ? "ships with nasgauge" : catalogue.userFolder());
            facts.put("space", table.manifest().space());
            facts.put("dataset", table.manifest().description().dataset());
            facts.put("networks", table.rows());
            facts.put("seeds", table.manifest().isOfTrainings() ? table.seeds() : List.of());
            facts.put("description", table.manifest().description().description());
            tables.add(facts);
        }
        format.print("tables", tables, spec.commandLine().getOut());
        return 0;
    }
}
