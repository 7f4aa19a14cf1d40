package org.nasgauge.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.nasgauge.api.error.Quoted;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Fidelity;
import org.nasgauge.api.metric.Reading;
import org.nasgauge.api.metric.SeedPolicy;
import org.nasgauge.api.metric.Split;
import org.nasgauge.tabular.catalogue.Catalogue;
import org.nasgauge.tabular.query.Lookup;
import org.nasgauge.tabular.query.Query;
import org.nasgauge.tabular.query.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        mixinStandardHelpOptions = true,
        header = "Look up one value of one architecture.",
        description = {
            "",
            "Every part of the question may be left out where the table has but one choice; elsewhere the error lists"
                    + " the choices.",
            ""
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  nasgauge table query nasbench201-fashion 1462 --metric accuracy \\",
            "    --split test --fidelity 8 --seed 0",
        })
final class TableQueryCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "TABLE", description = "A name of 'nasgauge table list', or a table folder")
    private String name = "";

    @Parameters(
            index = "1",
            paramLabel = "ARCH",
            description =
                    "The architecture in the field's own form, or its number in the order of the space or of the list;"
                            + " what is a name and a number is the name")
    private String architecture = "";

    @Option(names = "--metric", required = true, paramLabel = "METRIC", description = "As in accuracy or parameters")
    private String metric = "";

    @Option(names = "--split", paramLabel = "SPLIT", description = "train, validation or test")
    private Optional<Split> split = Optional.empty();

    @Option(
            names = "--fidelity",
            paramLabel = "EPOCHS",
            description = "200 for the end of a schedule of 200 epochs; 12/200 for its epoch 12")
    private Optional<String> fidelity = Optional.empty();

    @Option(names = "--seed", paramLabel = "POLICY", description = "mean, mean>=3, or the seed of one training")
    private Optional<String> seed = Optional.empty();

    @Mixin
    private FactsFormat format = new FactsFormat();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Table table = Catalogue.standard().open(name);
        int row = row(table);
        Query query = new Query(
                metric,
                split,
                fidelity.map(text -> read("--fidelity", text, Fidelity::parse)),
                seed.map(text -> read("--seed", text, SeedPolicy::parse)));
        Lookup lookup = table.lookup(query);
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("architecture", asked(table));
        facts.put("answered-by", "the row of its " + table.manifest().rowKind() + ", " + table.architecture(row));
        facts.put("metric", lookup.metric().name());
        facts.put("unit", lookup.metric().unit().symbol());
        Reading reading = lookup.reading(row);
        if (reading instanceof Reading.Missing missing) {
            facts.put("missing", missing.reason());
        } else {
            facts.put("value", reading.orThrow());
        }
        format.print(name, facts, spec.commandLine().getOut());
        return 0;
    }

    /** A number is a name where an architecture is called so, as the digits of NAS-Bench-Macro are; else it counts them. */
    private boolean isNumber(Table table) {
        if (!architecture.matches("0|[1-9][0-9]*")) {
            return false;
        }
        try {
            table.row(architecture);
            return false;
        } catch (UserError e) {
            return true;
        }
    }

    private String asked(Table table) {
        if (!isNumber(table)) {
            return architecture;
        }
        int index = index(table);
        return table.isListed()
                ? table.architecture(index)
                : table.space().format(table.space().at(index));
    }

    private int row(Table table) {
        if (!isNumber(table)) {
            return table.row(architecture);
        }
        return table.isListed() ? index(table) : table.rowIndex().row(index(table));
    }

    private int index(Table table) {
        int most = table.manifest().architectures() - 1;
        int index = architecture.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(architecture);
        if (index > most) {
            throw UserError.at(
                    "ARCH",
                    Quoted.of(architecture) + " names no architecture of the table, and is no number of one",
                    "Numbers run from 0 to " + most);
        }
        return index;
    }

    private static <T> T read(String place, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw UserError.at(place, String.valueOf(e.getMessage()), "See 'nasgauge table query --help'", e);
        }
    }
}
