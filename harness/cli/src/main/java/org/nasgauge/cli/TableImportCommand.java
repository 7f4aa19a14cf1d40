package org.nasgauge.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.nasgauge.api.error.UserError;
import org.nasgauge.engine.recipe.GrammarFile;
import org.nasgauge.importers.ImportRequest;
import org.nasgauge.importers.Importer;
import org.nasgauge.importers.Importers;
import org.nasgauge.importers.csv.GuessedMapping;
import org.nasgauge.importers.csv.MappingKey;
import org.nasgauge.tabular.catalogue.Catalogue;
import org.nasgauge.tabular.query.KnownSpaces;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        mixinStandardHelpOptions = true,
        header = "Make tables of the field's own files.",
        description = {
            "",
            "'nasgauge list importers' names the formats, which files they read and where their authors publish them."
                    + " The new tables go into the user's folder and are then known by name.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  nasgauge table import nats-tss NATS-tss-v1_0-3ffb9-simple",
            "  nasgauge table import csv results.csv --guess > mapping.yaml",
            "  nasgauge table import csv results.csv mapping.yaml",
            "  nasgauge table import csv derivations.csv mapping.yaml --grammar rules.yaml",
        })
final class TableImportCommand implements Callable<Integer> {
    private static final String MAPPING_SECTION = "mapping";

    @Parameters(index = "0", paramLabel = "FORMAT", description = "A format of 'nasgauge list importers'")
    private String format = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "PATH", description = "The files, or the folder of them")
    private List<Path> paths = List.of();

    @Option(
            names = "--into",
            paramLabel = "DIR",
            description = "Where the table folders go (default: the user's folder)")
    private Optional<Path> into = Optional.empty();

    @Option(
            names = "--grammar",
            paramLabel = "FILE",
            description = "The production rules of the search space that the files name, in YAML; the table keeps them")
    private Optional<Path> grammar = Optional.empty();

    @Option(names = "--replace", description = "Replace tables that are already there")
    private boolean replace;

    @Option(
            names = "--guess",
            description = "For csv: print a first mapping, guessed from the file, and import nothing")
    private boolean guess;

    @Mixin
    private ProgressOption progressOption = new ProgressOption();

    private CommandSpec spec = CommandSpec.create();

    /** Help ends with the keys of a mapping, which their reader knows; written only when it is asked for. */
    @Spec
    void describe(CommandSpec described) {
        spec = described;
        List<String> sections = new ArrayList<>(described.usageMessage().sectionKeys());
        sections.add(MAPPING_SECTION);
        described.usageMessage().sectionKeys(sections);
        described.usageMessage().sectionMap().put(MAPPING_SECTION, help -> "\n" + MappingKey.help());
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Importer importer = Importers.installed().named("FORMAT", format);
        if (guess) {
            out.print(guessed());
            out.flush();
            return 0;
        }
        Path folder = into.orElseGet(() -> Catalogue.standard().userFolder());
        try (Progress progress = progressOption.of("importing")) {
            ImportRequest request =
                    new ImportRequest(paths, spaces(), (done, total) -> progress.reached(done, total, ""));
            for (Path table : Importers.run(importer, request, folder, replace)) {
                out.println(table);
            }
        }
        out.flush();
        return 0;
    }

    private KnownSpaces spaces() {
        KnownSpaces installed = KnownSpaces.installed();
        return grammar.map(file -> installed.and(file, GrammarFile.space(file))).orElse(installed);
    }

    private String guessed() {
        Path csv = paths.get(0);
        if (!format.equals("csv") || paths.size() > 1 || !Files.isRegularFile(csv)) {
            throw UserError.at("--guess", "reads one CSV file", "Write 'nasgauge table import csv FILE --guess'");
        }
        return GuessedMapping.of(csv);
    }
}
