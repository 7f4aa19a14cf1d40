package org.nasgauge.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.nasgauge.api.content.SoleWriter;
import org.nasgauge.api.error.UserError;
import org.nasgauge.api.metric.Split;
import org.nasgauge.engine.recipe.GrammarFile;
import org.nasgauge.report.export.TableExport;
import org.nasgauge.tabular.catalogue.Catalogue;
import org.nasgauge.tabular.query.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        mixinStandardHelpOptions = true,
        header = "Write a table as CSV.",
        description = {
            "",
            "One line for each network and seed, with the values at the end of the trainings; with --curves one line for"
                    + " each value at each epoch. A missing value is an empty cell, and the cell '...-missing' says why.",
            "A table folder is open to numpy as it is: the README has the lines.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  nasgauge table export nasbench201-fashion --out fashion.csv",
            "  nasgauge table export nasbench201-fashion --metric accuracy --split test \\",
            "    --curves --out curves.csv",
            "  nasgauge table export mine --out mine.csv --mapping mine.yaml",
            "    # and 'table import csv' makes the same table of the two again",
        })
final class TableExportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "TABLE", description = "A name of 'nasgauge table list', or the path of a table folder")
    private String name = "";

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The CSV file to write")
    private Path out = Path.of("");

    @Option(names = "--metric", paramLabel = "METRIC", description = "Only this; may stand several times")
    private Set<String> metrics = Set.of();

    @Option(
            names = "--split",
            paramLabel = "SPLIT",
            description = "Only this of train, validation and test; may stand several times")
    private Set<Split> splits = Set.of();

    @Option(names = "--curves", description = "Every epoch, one line for each value")
    private boolean curves;

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description = "Also write the mapping to import the CSV with, and every epoch as a column")
    private Optional<Path> mapping = Optional.empty();

    @Option(
            names = "--grammar",
            paramLabel = "FILE",
            description = "Also write the rules of its space, which the import needs where it has some")
    private Optional<Path> grammar = Optional.empty();

    @Option(names = "--replace", description = "Replace files that are already there")
    private boolean replace;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Writes into a file that is not yet there. */
    @FunctionalInterface
    private interface Content {
        void write(Appendable to) throws IOException;
    }

    @Override
    public Integer call() {
        refuseExisting(out);
        mapping.ifPresent(this::refuseExisting);
        grammar.ifPresent(this::refuseExisting);
        Table table = Catalogue.standard().open(name);
        TableExport export = TableExport.of(table, metrics, splits);
        Optional<String> toImport = mapping.map(file -> curves ? export.mappingOfLines() : export.mapping());
        Optional<String> rules = grammar.map(file -> rules(table));
        write(out, curves ? export::lines : to -> export.wide(to, mapping.isPresent()));
        mapping.ifPresent(file -> write(file, to -> to.append(toImport.orElseThrow())));
        grammar.ifPresent(file -> write(file, to -> to.append(rules.orElseThrow())));
        PrintWriter terminal = spec.commandLine().getOut();
        terminal.println(out);
        mapping.ifPresent(terminal::println);
        grammar.ifPresent(terminal::println);
        terminal.flush();
        return 0;
    }

    private static String rules(Table table) {
        return table.manifest()
                .grammar()
                .map(GrammarFile::text)
                .orElseThrow(
                        () -> UserError.at("--grammar", "the space of " + table.name() + " has none", "Leave it out"));
    }

    private void refuseExisting(Path file) {
        if (Files.exists(file) && !(replace && Files.isRegularFile(file))) {
            throw UserError.at(file, "something stands there already", "Choose another file, or add --replace");
        }
    }

    private void write(Path file, Content content) {
        try (SoleWriter writer = SoleWriter.beside(file)) {
            refuseExisting(file);
            writer.put(file, fresh -> {
                try (BufferedWriter to = Files.newBufferedWriter(fresh)) {
                    content.write(to);
                }
            });
        }
    }
}
