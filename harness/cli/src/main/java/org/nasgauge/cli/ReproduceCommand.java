package org.nasgauge.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.nasgauge.report.format.Format;
import org.nasgauge.reproduction.check.CheckedReproduction;
import org.nasgauge.reproduction.check.CheckedReproduction.Verdict;
import org.nasgauge.reproduction.data.DataFolder;
import org.nasgauge.reproduction.document.ReproductionDocument;
import org.nasgauge.reproduction.form.Reproductions;
import org.nasgauge.reproduction.published.Reproduction;
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
        header = "Derive published numbers again from real tables, with a verdict on each.",
        description = {
            "",
            "Without a name: what there is, and which files each needs. Nothing is downloaded; a cell whose data are not"
                    + " there says where they are published.",
            "A damaged file takes only its own cells with it. Exit code 0 when no cell differs, 3 when one does, 2 for a"
                    + " fault in what was given, damaged files included.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  nasgauge reproduce",
            "  nasgauge reproduce nasbench201-table --data ~/nas-files",
            "  nasgauge reproduce --all --data ~/nas-files --format markdown",
            "  nasgauge reproduce my-paper.yaml",
        })
final class ReproduceCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME|FILE", arity = "0..*", description = "One of the list, or a YAML file of your own")
    private List<String> names = List.of();

    @Option(names = "--all", description = "All that ship")
    private boolean all;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The folder of the field's own files (default: ${DEFAULT-VALUE}, the current folder)")
    private Path data = Path.of(".");

    @Mixin
    private FormatOption format = new FormatOption();

    @Mixin
    private ProgressOption progressOption = new ProgressOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Format chosen = format.format();
        List<String> asked = new ArrayList<>(names);
        if (all) {
            asked.addAll(0, Reproductions.shipped());
        }
        List<Reproduction> reproductions =
                asked.stream().distinct().map(Reproductions::named).toList();
        if (reproductions.isEmpty()) {
            list(chosen, out);
            return 0;
        }
        List<CheckedReproduction> checked = new ArrayList<>();
        try (Progress progress = progressOption.of("importing");
                DataFolder folder = new DataFolder(
                        data,
                        Catalogue.standard(),
                        KnownSpaces.installed(),
                        (done, total) -> progress.reached(done, 0, ""))) {
            reproductions.forEach(one -> checked.add(CheckedReproduction.of(one, folder)));
        }
        chosen.write(ReproductionDocument.of(checked), out);
        out.flush();
        List<String> damages = checked.stream()
                .flatMap(one -> one.damages().stream())
                .distinct()
                .toList();
        damages.forEach(damage -> spec.commandLine().getErr().println("nasgauge: " + damage));
        if (!damages.isEmpty()) {
            return Ending.REFUSED.code();
        }
        return checked.stream().anyMatch(one -> one.count(Verdict.Differs.class) > 0)
                ? Ending.FAULTY.code()
                : Ending.DONE.code();
    }

    private static void list(Format format, PrintWriter out) {
        List<Map<String, Object>> facts = new ArrayList<>();
        for (String name : Reproductions.shipped()) {
            Reproduction one = Reproductions.named(name);
            Map<String, Object> fact = new LinkedHashMap<>();
            fact.put("name", name);
            fact.put("title", one.title());
            fact.put("cells", one.cells());
            fact.put("needs", one.needs());
            facts.add(fact);
        }
        FactsFormat.print(format, "reproductions", facts, out);
    }
}
