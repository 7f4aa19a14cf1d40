package org.nasgauge.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.nasgauge.api.error.KnownNames;
import org.nasgauge.api.error.UserError;
import org.nasgauge.engine.record.ResultFolder;
import org.nasgauge.engine.record.SeveralFolders;
import org.nasgauge.report.analysis.Analysis;
import org.nasgauge.report.document.Block;
import org.nasgauge.report.document.Document;
import org.nasgauge.report.document.Table;
import org.nasgauge.report.experiment.AcrossBenchmarks;
import org.nasgauge.report.experiment.ExperimentReport;
import org.nasgauge.report.experiment.TimeReport;
import org.nasgauge.report.format.Format;
import org.nasgauge.report.format.ReportFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        mixinStandardHelpOptions = true,
        header = "Report on the records in a folder, ended or not, or compare those of several.",
        description = {
            "",
            "Without --format the report is written in every format into DIR/report, and as text to the terminal; of several"
                    + " folders into the one that --out names. They have to be of one benchmark, under the same objectives,"
                    + " budget and seeds. Where a study stands in two of them, its records are compared.",
            ""
        })
final class ReportCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "DIR", description = "A folder that 'nasgauge run' wrote")
    private List<Path> folders = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the report is written (default: report, in the folder of the records)")
    private Optional<Path> into = Optional.empty();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "Print only this, and write nothing: text, csv, markdown, latex, html or json")
    private Optional<Format> format = Optional.empty();

    @Option(
            names = "--table",
            paramLabel = "NAME",
            description =
                    "Print only this part of the report: a table or figure by the name of its file in DIR/report, or"
                            + " runs, curves or estimator-runs; as text, or as --format says")
    private Optional<String> table = Optional.empty();

    @Option(
            names = "--time",
            description =
                    "Say where this computer's time went, instead; as text, or as --format says. It differs from run"
                            + " to run, so it is no part of the report")
    private boolean time;

    @Option(
            names = "--across",
            description =
                    "Set the estimators of folders of different benchmarks beside each other, with a heat map, instead; as"
                            + " text, as --format says, or in every format into the folder that --out names")
    private boolean across;

    @Mixin
    private ProgressOption progressOption = new ProgressOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (across) {
            return across(out);
        }
        boolean written = into.isPresent() || folders.size() == 1;
        if (format.isEmpty() && !time && table.isEmpty() && written) {
            return write(
                    SeveralFolders.open(folders),
                    into.orElseGet(() -> folders.get(0).resolve("report")),
                    progressOption,
                    out,
                    err);
        }
        Format one = format.orElse(Format.TEXT);
        Analysis analysis = Analysis.of(SeveralFolders.open(folders));
        Document document = time ? timeReport() : ExperimentReport.of(analysis);
        if (table.isPresent()) {
            one.write(part(document, table.get(), one), out);
        } else {
            one.write(document, out);
        }
        out.flush();
        return ClosingLine.print(analysis, err);
    }

    private int across(PrintWriter out) throws IOException {
        Document document = AcrossBenchmarks.of(folders.stream()
                .map(folder -> Analysis.of(ResultFolder.open(folder)))
                .toList());
        Format one = format.orElse(Format.TEXT);
        if (table.isPresent()) {
            one.write(part(document, table.get(), one), out);
        } else {
            one.write(document, out);
        }
        into.ifPresent(folder -> out.println("The page: "
                + ReportFolder.write(document, folder).toAbsolutePath().normalize()));
        out.flush();
        return 0;
    }

    private static Block part(Document document, String name, Format format) {
        Block part = Optional.ofNullable(document.parts().get(name))
                .orElseThrow(
                        () -> KnownNames.of("table", document.parts().keySet()).unknown("--table", name));
        if (part instanceof Block.Figures && !format.drawsFigures()) {
            throw UserError.at(
                    "--format",
                    "'" + name + "' is a figure, and " + format.label() + " has none",
                    "Its numbers are there as csv or json, the figure itself as latex or html");
        }
        return part;
    }

    private Document timeReport() {
        if (folders.size() > 1) {
            throw UserError.at("--time", "it is about one folder", "Name one");
        }
        Path folder = folders.get(0);
        return TimeReport.of(folder)
                .orElseThrow(() -> UserError.at(
                        folder,
                        "holds no timings",
                        "Run the recipe into a folder of its own: nasgauge run writes them"));
    }

    /** Every format into the folder of the records, the text to the terminal, and the path of the page last. */
    static int write(Path folder, ProgressOption progressOption, PrintWriter out, PrintWriter err) {
        return write(ResultFolder.open(folder), folder.resolve("report"), progressOption, out, err);
    }

    /** Returns the exit code. */
    private static int write(
            ResultFolder records, Path into, ProgressOption progressOption, PrintWriter out, PrintWriter err) {
        Analysis analysis = Analysis.of(records);
        List<Table> data = ExperimentReport.data(analysis);
        Document document = ReportFolder.write(data, () -> ExperimentReport.of(analysis, data), into);
        if (!progressOption.isQuiet()) {
            out.print(Format.TEXT.write(document));
            out.println();
        }
        out.println("The page: " + ReportFolder.page(into).toAbsolutePath().normalize());
        out.flush();
        return ClosingLine.print(analysis, err);
    }
}
