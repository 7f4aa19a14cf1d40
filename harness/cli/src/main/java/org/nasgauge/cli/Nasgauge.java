package org.nasgauge.cli;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The entry point. Exit codes: 0 done, 1 a fault of the program or a check that failed, 2 a fault in what was given. */
@Command(
        name = "nasgauge",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
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
            TableCommand.class,
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
                .setExecutionExceptionHandler(new FaultReport())
                .setUsageHelpAutoWidth(true);
        WithPlugins.install(command, environment);
        return command;
    }
}
