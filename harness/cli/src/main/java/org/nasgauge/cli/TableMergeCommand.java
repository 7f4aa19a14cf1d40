package org.nasgauge.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.space.EnumerableSpace;
import org.nasgauge.tabular.catalogue.Catalogue;
import org.nasgauge.tabular.draft.TableWriter;
import org.nasgauge.tabular.format.TableManifest.Description;
import org.nasgauge.tabular.making.TableAssembly;
import org.nasgauge.tabular.query.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        mixinStandardHelpOptions = true,
        header = "Make one table of several that were built by one recipe.",
        description = {
            "",
            "For builds that were split over machines by '--shard'. The merged table has the largest of the spaces and"
                    + " every seed. Trainings stay as they are, to the bit; two tables that contradict each other about"
                    + " a training, or were made by different recipes, are refused.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  nasgauge table build --space nasbench201 --shard 1/2 --out part1",
            "  nasgauge table build --space nasbench201 --shard 2/2 --out part2   # elsewhere",
            "  nasgauge table merge part1 part2 --out whole",
        })
final class TableMergeCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            paramLabel = "TABLE",
            description = "Names of 'nasgauge table list', or paths of table folders")
    private List<String> names = List.of();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The table folder to write")
    private Path out = Path.of("");

    @Option(names = "--name", paramLabel = "NAME", description = "Its name (default: that of the first table)")
    private Optional<String> name = Optional.empty();

    @Option(names = "--replace", description = "Replace a table that is already there")
    private boolean replace;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        List<Table> tables = new ArrayList<>();
        names.forEach(table -> tables.add(Catalogue.standard().open(table)));
        EnumerableSpace space = tables.stream()
                .map(Table::space)
                .max(Comparator.comparingInt(EnumerableSpace::size))
                .orElseThrow(() -> UserError.at("table merge", "no tables", "Name at least one"));
        TreeSet<Integer> seeds = new TreeSet<>();
        tables.forEach(table -> seeds.addAll(table.seeds()));
        TableWriter.write(
                TableAssembly.merging(tables).draft(space, List.copyOf(seeds), description(tables.get(0))),
                out,
                replace);
        PrintWriter terminal = spec.commandLine().getOut();
        Catalogue.standard()
                .open(out.toString())
                .trainingCounts()
                .forEach((state, count) -> terminal.println(count + " trainings " + state));
        terminal.flush();
        return 0;
    }

    private Description description(Table first) {
        Description there = first.manifest().description();
        return new Description(
                name.orElse(there.name()), there.dataset(), there.description(), there.source(), there.licence());
    }
}
