package org.nasgauge.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.nasgauge.report.benchmark.TableReport;
import org.nasgauge.report.format.Format;
import org.nasgauge.tabular.catalogue.Catalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "describe",
        mixinStandardHelpOptions = true,
        header = "Describe a table: spread of accuracy, best networks, noise ceiling, early epochs, seconds.")
final class TableDescribeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "TABLE", description = "A name of 'nasgauge table list', or the path of a table folder")
    private String name = "";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text, csv, markdown, latex, html or json (default: ${DEFAULT-VALUE})")
    private String format = "text";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Format written = Format.parse(format);
        PrintWriter out = spec.commandLine().getOut();
        written.write(TableReport.of(Catalogue.standard().open(name)), out);
        out.flush();
        return 0;
    }
}
