package org.nasgauge.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/** The entry point. */
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
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:a fault of nasgauge itself: please report it, with what --trace prints; of check: a loss is shown",
            "2:what was given, or the surroundings, have to be mended: one message says how",
            "3:done, but studies had faults, or what was checked differs",
        },
        footerHeading = "%nFirst steps:%n",
        footer = {
            "  nasgauge run                 the standard comparison on the embedded table",
            "  nasgauge list strategies     what can stand in a recipe",
            "  nasgauge table info NAME     what a table holds, and where it is from",
        })
public final class Nasgauge {
    @Option(names = "--trace", scope = ScopeType.INHERIT, description = "After a fault, print where it arose, too")
    private boolean trace;

    private Nasgauge() {}

    public static void main(String[] args) {
        StandardOutput out = new StandardOutput(new FileOutputStream(FileDescriptor.out));
        PrintWriter err = new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true);
        int code = Ending.REFUSED.code();
        try {
            code = call(System.getenv(), out, err, args);
        } catch (LinkageError e) {
            err.println("nasgauge: " + Fault.UNLOADABLE); // what says it better cannot be loaded either
        }
        System.exit(code);
    }

    /** One call of the command; the exit code. */
    static int call(Map<String, String> environment, StandardOutput out, PrintWriter err, String... args) {
        Nasgauge nasgauge = new Nasgauge();
        try {
            CommandLine command =
                    nasgauge.commandLine(environment, args).setOut(out.writer()).setErr(err);
            int code = command.execute(args);
            command.getOut().flush();
            out.requireWhole();
            return code;
        } catch (RuntimeException | Error thrown) {
            return nasgauge.report(thrown, err);
        }
    }

    /** The commands that a call may speak of, and their options; without a call, all of them. */
    static CommandLine words(Map<String, String> environment, String... call) {
        return new Nasgauge().commandLine(environment, call);
    }

    private CommandLine commandLine(Map<String, String> environment, String... call) {
        CommandLine command = new CommandLine(this);
        Verbs.add(command, List.of(call));
        command.setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false)
                .setExecutionExceptionHandler(new Handler())
                .setParameterExceptionHandler(new Handler())
                .setUsageHelpAutoWidth(true);
        Converters.register(command);
        WithPlugins.install(command, environment);
        return command;
    }

    private int report(Throwable thrown, PrintWriter err) {
        Fault fault = Fault.of(thrown);
        fault.print(err);
        if (trace) {
            thrown.printStackTrace(err);
        }
        return fault.ending().code();
    }

    /** A class, since Java cannot archive lambdas over picocli's types, which are of an old version. */
    private final class Handler implements IExecutionExceptionHandler, IParameterExceptionHandler {
        @Override
        public int handleExecutionException(Exception thrown, CommandLine verb, ParseResult parsed) {
            return report(thrown, verb.getErr());
        }

        @Override
        public int handleParseException(ParameterException fault, String[] words) {
            return report(UsageFault.of(fault), fault.getCommandLine().getErr());
        }
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
            mixinStandardHelpOptions = true,
            header = "Check a strategy of one's own.",
            synopsisSubcommandLabel = "COMMAND")
    static final class StrategyCommand {}

    @Command(
            mixinStandardHelpOptions = true,
            header = "List, inspect, query, build, merge, verify, import and export tables.",
            synopsisSubcommandLabel = "COMMAND")
    static final class TableCommand {}
}
