package org.nasgauge.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

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
final class TableCommand {}
