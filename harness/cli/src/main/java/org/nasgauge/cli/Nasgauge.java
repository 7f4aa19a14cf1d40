package org.nasgauge.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import org.nasgauge.api.error.UserError;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParseResult;

/** The entry point. Exit codes: 0 done, 1 a fault of the program or a check that failed, 2 a fault in what was given. */
@Command(
        name = "nasgauge",
        mixinStandardHelpOptions = true,
        versionProvider = Nasgauge.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        header = "A benchmark and reproducibility suite for neural architecture search.",
        description = {
            "",
            "Compares search strategies and estimators on precomputed tables, under fixed seeds, with every cost charged.",
            ""
        },
        subcommands = {
            RunCommand.class,
            EstimateCommand.class,
            ReportCommand.class,
            Nasgauge.TableCommand.class,
            ReproduceCommand.class,
            ModelCommand.class,
            ListCommand.class,
            GrammarCommand.class,
            HelpCommand.class,
        },
        footerHeading = "%nFirst steps:%n",
        footer = {
            "  nasgauge run                          the standard comparison on the embedded table",
            "  nasgauge list strategies              what can stand in a recipe",
            "  nasgauge table info NAME              what a table holds, and where it is from",
        })
public final class Nasgauge {
    private Nasgauge() {}

    public static void main(String[] args) {
        System.exit(commandLine(System.getenv()).execute(args));
    }

    static CommandLine commandLine(Map<String, String> environment) {
        CommandLine command = new CommandLine(new Nasgauge())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Nasgauge::report)
                .setUsageHelpAutoWidth(true);
        WithPlugins.install(command, environment);
        return command;
    }

    /** A fault of the user is one message; anything else is a fault of ours and shows where. */
    private static int report(Exception fault, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (fault instanceof UserError) {
            err.println("nasgauge: " + fault.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        err.println("nasgauge: this is a fault of nasgauge itself; please report it with the lines below");
        fault.printStackTrace(err);
        return CommandLine.ExitCode.SOFTWARE;
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "nasgauge "
                        + Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                                .orElse("(unpackaged)")
            };
        }
    }

    @Command(
            name = "table",
            mixinStandardHelpOptions = true,
            header = "List, inspect, query, build, merge, verify, import and export tables.",
            synopsisSubcommandLabel = "COMMAND",
            subcommands = {
                TableListCommand.class,
                TableInfoCommand.class,
                TableDescribeCommand.class,
                TableQueryCommand.class,
                TableBuildCommand.class,
                TableVerifyCommand.class,
                TableImportCommand.class,
                TableExportCommand.class,
                TableMergeCommand.class,
                HelpCommand.class,
            })
    static final class TableCommand {}
}
