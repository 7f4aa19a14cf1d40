package org.nasgauge.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.nasgauge.report.benchmark.TableReport;
import org.nasgauge.tabular.catalogue.Catalogue;
import org.nasgauge.tabular.query.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        mixinStandardHelpOptions = true,
        header = "Describe a table: spread of accuracy, best networks, noise ceiling, early epochs, seconds.")
final class TableDescribeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "TABLE", description = "A name of 'nasgauge table list', or the path of a table folder")
    private String name = "";

    @Mixin
    private FormatOption format = new FormatOption();

    @Option(
            names = "--against",
            paramLabel = "TABLE",
            description = "A table over the same space to compare the ranking with; may be given several times")
    private List<String> against = List.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Catalogue catalogue = Catalogue.standard();
        List<Table> others = against.stream().map(catalogue::open).toList();
        PrintWriter out = spec.commandLine().getOut();
        format.format().write(TableReport.of(catalogue.open(name), others), out);
        out.flush();
        return 0;
    }
}
